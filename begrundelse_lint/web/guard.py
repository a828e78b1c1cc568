"""Who may ask for what. A page on one's own machine is still reachable from every page that one's browser opens.

What is held off:

- *another name for this machine* (DNS rebinding): ``Host`` must be one that the site serves;
- *another page that sends requests here* (CSRF): ``Origin`` must be the site's own, ``Sec-Fetch-Site`` must not say
  otherwise, and whatever does work must bring both halves of a ticket (:mod:`begrundelse_lint.web.tickets`);
- *another user of the machine*: the local page opens only with the key in its address, or with the cookie it gave;
- *being shown inside another page, being read by it, being kept by the browser*: the headers of every answer.
"""

from __future__ import annotations

from flask import Request, Response
from werkzeug.exceptions import BadRequest, Forbidden

from begrundelse_lint.web.site import Site
from begrundelse_lint.web.tickets import Ticket, TicketOffice

TICKET_HEADER = "X-Ticket"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN = frozenset({"same-origin", "none"})  # «none»: typed, a bookmark, opened by a program

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex, nofollow",
}


class Guard:
    """Holds what a site allows."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.office = TicketOffice(site.key)

    def check_host(self, request: Request) -> None:
        """Is it us they ask?

        Raises:
            BadRequest: the name asked for is not one of the site's.
        """
        if request.host.lower() not in self.site.hosts:
            raise BadRequest("Siden findes ikke under dette navn.")

    def check_sender(self, request: Request) -> None:
        """Does a request that makes us work come from our own page?

        Raises:
            Forbidden: it does not.
        """
        if request.method in _SAFE_METHODS:
            return
        if request.headers.get("Origin") != f"{request.scheme}://{request.host}":
            raise Forbidden("Siden tager kun imod breve fra sig selv.")
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in _OWN:
            raise Forbidden("Siden tager kun imod breve fra sig selv.")
        cookie = request.cookies.get(self.cookie_name(request), "")
        if not self.office.valid(cookie, request.headers.get(TICKET_HEADER, "")):
            raise Forbidden("Siden er blevet for gammel. Genindlæs den, og læg brevet ind igen.")

    def admit(self, request: Request) -> Ticket:
        """The ticket for whoever opens the page: the one they have, else a new one.

        Raises:
            Forbidden: the page is a local one, and they have neither ticket nor key.
        """
        held = self.office.by_cookie(request.cookies.get(self.cookie_name(request), ""))
        if held is not None:
            return held
        if self.site.shared or self.office.opens(request.args.get("key", "")):
            return self.office.new()
        raise Forbidden("Siden kan kun åbnes fra programmet. Start programmet igen, så åbner siden af sig selv.")

    def give(self, ticket: Ticket, request: Request, response: Response) -> None:
        """Put a ticket's cookie into a response. It goes when the browser is closed."""
        response.set_cookie(
            self.cookie_name(request),
            ticket.cookie,
            path=f"{self.site.prefix}/",
            secure=request.is_secure,
            httponly=True,
            samesite="Strict",
        )

    def cookie_name(self, request: Request) -> str:
        """Cookies do not tell ports apart, so the name does."""
        _, _, port = request.host.rpartition(":")
        return f"begrundelse-lint-{port if port.isdecimal() else 'web'}"

    @staticmethod
    def seal(response: Response) -> Response:
        """Every answer's headers. What has not said how long it may be kept is not kept at all."""
        for name, value in _HEADERS.items():
            response.headers[name] = value
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response
