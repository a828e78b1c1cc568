"""Serving the page, by waitress: listening, keeping within limits, and closing without cutting anybody off."""

from __future__ import annotations

import contextlib
import errno
import logging
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from flask import Flask
from waitress.server import create_server

from begrundelse_lint.readers import limits
from begrundelse_lint.records import record
from begrundelse_lint.web.app import create_app
from begrundelse_lint.web.desk import Desk
from begrundelse_lint.web.site import Site, in_url
from begrundelse_lint.web.workers import Workers

USUAL_PORT = 8585
_ROOM = 2 * 1024**2  # what the application refuses itself, with a word in Danish
_NEVER = 2**31 - 1  # bytes: waitress lays no request and no answer on the disk
_LOOK_EVERY = 0.05  # seconds
_FORWARDED = {"x-forwarded-proto", "x-forwarded-host", "x-forwarded-for"}


class PortTakenError(OSError):
    """Another program listens on the port already."""


@record(kw_only=True)
class Limits:
    """How much a server takes on at once."""

    processes: int = 2  # letters at a time
    threads: int = 8  # requests at a time; those beyond the letters wait
    connections: int = 100
    seconds: float = 20.0  # for a letter
    closing: float = 25.0  # seconds for requests under way, when the server is told to end


def listen(host: str, port: int, *, else_any: bool = False) -> socket.socket:
    """A socket that listens; on any free port, where the one asked for is taken and ``else_any``.

    Raises:
        PortTakenError: the port is taken.
        OSError: the host is not one of this machine's, or the port may not be used.
    """
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two programs share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen()
    except OSError as error:
        listening.close()
        if not _taken(error):
            raise
        if else_any and port:
            return listen(host, 0)
        raise PortTakenError(*error.args) from error
    return listening


def address(site: Site, host: str, port: int) -> str:
    """Where the page is opened on this machine, with the key that lets one in."""
    return f"http://{in_url(host)}:{port}{site.prefix}/?key={site.key}"


class Server:
    """The page on a listening socket.

    ``proxy`` is the address of the proxy whose word on the visitor's name and scheme is taken; «*» takes anybody's.
    """

    def __init__(
        self,
        site: Site,
        desk: Callable[[], Desk],
        listening: socket.socket,
        *,
        proxy: str | None = None,
        most: Limits | None = None,
    ) -> None:
        self._limits = most or Limits()
        self._closing = threading.Event()
        self._workers = Workers(desk, processes=self._limits.processes, seconds=self._limits.seconds)
        self.app: Flask = create_app(site, self._workers, closing=self._closing.is_set, close=self.close)
        _hush()
        trusted: dict[str, Any] = {"trusted_proxy": proxy, "trusted_proxy_headers": _FORWARDED} if proxy else {}
        self._server = create_server(
            self.app,
            sockets=[listening],
            threads=self._limits.threads,
            connection_limit=self._limits.connections,
            max_request_body_size=limits.MAX_FILE_BYTES + _ROOM,
            inbuf_overflow=_NEVER,
            outbuf_overflow=_NEVER,
            ident=None,
            url_prefix=site.prefix,
            channel_timeout=60,
            **trusted,
        )

    def run(self) -> None:
        """Serve until :meth:`close` is called, or the program is told to end (SIGTERM, Ctrl-C)."""
        if threading.current_thread() is threading.main_thread():  # the only one that may say what signals do
            for name in ("SIGTERM", "SIGINT", "SIGBREAK"):
                if hasattr(signal, name):
                    signal.signal(getattr(signal, name), lambda *_: self.close())
        self._workers.start()
        try:
            self._server.run()
        finally:
            self._server.task_dispatcher.shutdown(timeout=1)
            self._workers.close()

    def close(self) -> None:
        """Finish what is under way, take nothing new, and let :meth:`run` return. The second call does not wait."""
        if self._closing.is_set():
            self._stop_now()
            return
        self._closing.set()
        threading.Thread(target=self._stop_when_idle, daemon=True).start()

    def _stop_when_idle(self) -> None:
        self._in_loop(self._stop_listening)
        until = time.monotonic() + self._limits.closing
        while time.monotonic() < until and self._busy():
            time.sleep(_LOOK_EVERY)
        self._stop_now()

    def _busy(self) -> bool:
        """Is a request being received or answered, or an answer still on its way?"""
        channels = list(self._server.active_channels.values())
        return any(channel.request or channel.requests or channel.total_outbufs_len for channel in channels)

    def _stop_now(self) -> None:
        self._in_loop(self._close_all)

    def _in_loop(self, act: Callable[[], None]) -> None:
        with contextlib.suppress(OSError):  # the loop has ended already
            self._server.trigger.pull_trigger(act)

    def _stop_listening(self) -> None:
        self._server.del_channel()
        self._server.socket.close()

    def _close_all(self) -> None:
        for channel in list(self._server.active_channels.values()):
            channel.handle_close()
        self._server.trigger.close()  # nothing is left to wait for: the loop ends


def _taken(error: OSError) -> bool:
    return error.errno in (errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", -1)) or (
        sys.platform == "win32" and error.errno == errno.EACCES  # a port that another program holds for itself
    )


def _hush() -> None:
    """Only errors are logged, and none of their messages: a message may hold words of a letter."""
    handler = logging.StreamHandler()
    handler.setFormatter(_NoMessages("%(asctime)s %(name)s %(message)s"))
    for name in ("waitress", "waitress.queue", "begrundelse_lint.web.app"):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.setLevel(logging.ERROR)
        logger.propagate = False


class _NoMessages(logging.Formatter):
    """What happened, without the text of exceptions and their tracebacks."""

    def formatException(self, ei: Any) -> str:
        """The kind of error alone."""
        return f"({getattr(ei[0], '__name__', '')})"
