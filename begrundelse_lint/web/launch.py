"""From what a user asked for to a page that is served: on this machine with the browser opened, or to a team."""

from __future__ import annotations

import os
import socket
import threading
import webbrowser
from collections.abc import Callable, Sequence

from begrundelse_lint.records import record
from begrundelse_lint.selection import Profile
from begrundelse_lint.web import server, site
from begrundelse_lint.web.desk import Desk
from begrundelse_lint.web.server import Limits, Server

KEY = "BEGRUNDELSE_LINT_KEY"
"""Environment variable with the key that several servers for one team share."""

Say = Callable[[str], None]


class LaunchError(Exception):
    """The page cannot be served as asked; ``str(error)`` says why, in Danish."""


@record(kw_only=True)
class Wanted:
    """What was asked for; None where nothing was."""

    host: str = "127.0.0.1"
    port: int | None = None
    browser: bool = True
    proxy: str | None = None  # its address: then the page is a team's
    names: Sequence[str] = ()  # under which the proxy serves it
    prefix: str = ""
    profile: Profile = Profile.ANBEFALET  # what the page shows until somebody chooses


def serve(wanted: Wanted, desk: Callable[[], Desk], say: Say) -> None:
    """Serve the page until the program is told to end.

    Raises:
        LaunchError: it cannot be served like that.
    """
    _check(wanted)
    if wanted.proxy is None:
        _serve_here(wanted, desk, say)
    else:
        _serve_team(wanted, desk, say)


def _serve_here(wanted: Wanted, desk: Callable[[], Desk], say: Say) -> None:
    listening = _listen(wanted, else_any=wanted.port is None)
    port = listening.getsockname()[1]
    here = site.local(port, wanted.profile)
    made = Server(here, desk, listening, most=Limits(threads=4))
    address = server.address(here, wanted.host, port)
    if wanted.browser:
        say("Siden åbner i din browser. Sker det ikke, så kopiér denne adresse ind i browseren:")
        threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()
    else:
        say("Åbn denne adresse i din browser:")
    say(f"\n    {address}\n")
    say("Breve gemmes ikke og forlader ikke din computer.")
    say("Luk programmet nederst på siden, når du er færdig, eller tryk Ctrl-C her.")
    made.run()


def _serve_team(wanted: Wanted, desk: Callable[[], Desk], say: Say) -> None:
    listening = _listen(wanted)
    served = site.shared(wanted.names, os.environ.get(KEY), wanted.prefix, wanted.profile)
    processes = max(2, os.cpu_count() or 2)
    made = Server(served, desk, listening, proxy=wanted.proxy, most=Limits(processes=processes, threads=4 * processes))
    say(f"Lytter på {site.in_url(wanted.host)}:{listening.getsockname()[1]} for {', '.join(wanted.names)}.")
    made.run()
    say("Lukket.")


def _check(wanted: Wanted) -> None:
    if wanted.proxy is None:
        if wanted.host not in site.LOOPBACK:
            raise LaunchError(
                f"Med --host {wanted.host} kan andre på nettet sende breve ukrypteret hertil. Sæt en proxy med https "
                "foran, og angiv dens adresse med --behind-proxy. Se docs/server.md."
            )
        if wanted.names or wanted.prefix:
            raise LaunchError("--allowed-host og --path-prefix bruges kun sammen med --behind-proxy.")
    elif not wanted.names:
        raise LaunchError("Angiv med --allowed-host det navn, som siden har i browseren, f.eks. breve.kommune.dk.")


def _listen(wanted: Wanted, *, else_any: bool = False) -> socket.socket:
    port = server.USUAL_PORT if wanted.port is None else wanted.port
    try:
        return server.listen(wanted.host, port, else_any=else_any)
    except server.PortTakenError as error:
        raise LaunchError(f"Port {port} er optaget af et andet program. Vælg en anden med --port.") from error
    except OSError as error:
        raise LaunchError(
            f"Programmet kan ikke lytte på {site.in_url(wanted.host)}:{port} (fejl {error.errno} fra styresystemet)."
        ) from error
