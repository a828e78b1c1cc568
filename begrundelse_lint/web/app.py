"""The pages and what they ask for. Nothing is kept between two requests.

===================  ===========================================================
``GET  /``           the page
``POST /kontrol``    a letter in, its remarks out (JSON with pieces of the page)
``POST /rapport``    a letter in, the report out, as a file
``POST /word``       a Word letter in, the same letter with comments out
``POST /luk``        end the program; only where it is one's own
``GET  /sundhed``    is the server well? («ok», or 503 while it closes)
===================  ===========================================================
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, Protocol, TypeVar

from flask import Flask, Request, Response, jsonify, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, ServiceUnavailable

from begrundelse_lint import __version__
from begrundelse_lint.readers import ENDINGS, limits
from begrundelse_lint.reports.pages import environment, style
from begrundelse_lint.web.desk import TEMPLATES, Desk
from begrundelse_lint.web.guard import Guard
from begrundelse_lint.web.letters import PASTED, HandedIn, WishError, wishes
from begrundelse_lint.web.site import Site
from begrundelse_lint.web.workers import Busy, TooSlow, WorkError

Answer = TypeVar("Answer")

_FORM = 64 * 1024  # bytes of a request that are not the letter
_PARTS = 16
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ERRORS = {
    400: "Siden kan ikke forstå det, den blev bedt om.",
    403: "Det har du ikke adgang til.",
    404: "Siden findes ikke.",
    405: "Siden kan ikke bruges på den måde.",
    413: f"Brevet er for stort. Grænsen er {limits.MAX_FILE_BYTES // 1024**2} MB.",
    500: "Programmet gik i stykker. Prøv igen, og meld det gerne som en fejl.",
    503: "Der er travlt lige nu. Prøv igen om lidt.",
}


class _MemoryRequest(Request):
    """A request whose files stay in memory: letters are not written to the disk, not even for a moment."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return io.BytesIO()


class _App(Flask):
    request_class = _MemoryRequest

    def log_exception(self, exc_info: Any) -> None:
        """Where it happened, and never the message, which may hold words of a letter."""
        from begrundelse_lint.check import where

        self.logger.error("%s %s: %s", request.method, request.path, where(exc_info[1]))


class Workers(Protocol):
    """Whoever does the work at a desk (:class:`begrundelse_lint.web.workers.Workers`)."""

    def run(self, task: Callable[..., Answer], *given: object) -> Answer:
        """What ``task(desk, *given)`` returns."""


def create_app(
    site: Site,
    workers: Workers,
    *,
    closing: Callable[[], bool] = lambda: False,
    close: Callable[[], None] = lambda: None,
) -> Flask:
    """The application: for whom it is, who does the work, whether it is about to close, and what closes it."""
    app = _App(__name__, static_folder="static", static_url_path="/static")
    app.config["MAX_CONTENT_LENGTH"] = limits.MAX_FILE_BYTES + _FORM
    app.config["MAX_FORM_MEMORY_SIZE"] = limits.MAX_FILE_BYTES
    app.config["MAX_FORM_PARTS"] = _PARTS
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = None  # kept, but asked about each time
    guard = Guard(site)
    _protect(app, guard)
    _tell_errors(app)
    _pages(app, guard)
    _work(app, workers)

    if not site.shared:

        @app.post("/luk")
        def end() -> Response:
            close()
            return Response(status=204)

    @app.get("/sundhed")
    def health() -> Response:
        if closing():
            raise ServiceUnavailable("Serveren lukker.")
        return Response("ok\n", mimetype="text/plain")

    return app


def _protect(app: Flask, guard: Guard) -> None:
    @app.before_request
    def check() -> None:
        if request.endpoint == "health":  # asked for by address, from inside
            return
        guard.check_host(request)
        guard.check_sender(request)

    app.after_request(guard.seal)


def _pages(app: Flask, guard: Guard) -> None:
    pages = environment(TEMPLATES)

    @app.get("/")
    def page() -> Response:
        ticket = guard.admit(request)
        if "key" in request.args:  # out of the address, and of the browser's history
            response = Response(status=303, headers={"Location": "./"})
            guard.give(ticket, request, response)
            return response
        endings = sorted(ENDINGS)
        html = pages.get_template("page.html").render(
            ticket=ticket.page,
            shared=guard.site.shared,
            profile=guard.site.profile.value,
            version=__version__,
            endings=endings,
            most_bytes=limits.MAX_FILE_BYTES,
            most_megabytes=limits.MAX_FILE_BYTES // 1024**2,
        )
        response = Response(html, mimetype="text/html")
        guard.give(ticket, request, response)
        return response

    @app.get("/static/report.css")
    def report_style() -> Response:
        response = Response(style(), mimetype="text/css")
        response.cache_control.no_cache = True
        return response


def _work(app: Flask, workers: Workers) -> None:
    @app.post("/kontrol")
    def check() -> Response:
        shown = workers.run(Desk.show, _handed_in(), bool(request.form.get("editing")))
        return jsonify(asdict(shown))

    @app.post("/rapport")
    def report() -> Response:
        letter = _handed_in()
        return _file(workers.run(Desk.report, letter).encode(), "text/html", _name(letter, ".html"))

    @app.post("/word")
    def word() -> Response:
        letter = _handed_in()
        answer = workers.run(Desk.annotated, letter)
        if isinstance(answer, str):
            return _told(answer, 422)
        return _file(answer, _WORD_TYPE, _name(letter, Path(letter.name).suffix))


def _handed_in() -> HandedIn:
    form = request.form
    wished = wishes(form.get("profile", ""), form.get("template", ""), form.get("date", ""))
    file = request.files.get("file")
    if file is not None:
        return HandedIn(file.filename or PASTED, file.stream.read(), wished)
    return HandedIn(form.get("name") or PASTED, form.get("text", ""), wished)


def _name(letter: HandedIn, ending: str) -> str:
    """The name of a file to take home: sorted beside the letter, and never taken for it."""
    stem = "brev" if letter.name == PASTED else Path(letter.name).stem
    return f"{stem}.bemærkninger{ending}"


def _file(data: bytes, mimetype: str, name: str) -> Response:
    response = Response(data, mimetype=mimetype)
    encoded = "".join(
        chr(byte) if byte < 128 and chr(byte).isalnum() else f"%{byte:02X}" for byte in name.encode("utf-8", "replace")
    )
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{encoded}"
    return response


def _tell_errors(app: Flask) -> None:
    pages = environment(TEMPLATES)

    def told(message: str, status: int) -> Response:
        if request.accept_mimetypes.best == "application/json":
            return _told(message, status)
        html = pages.get_template("error.html").render(message=message)
        return Response(html, status=status, mimetype="text/html")

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        status = error.code or 500
        ours = error.description if error.description != type(error).description else None
        response = told(ours or _ERRORS.get(status, _ERRORS[400]), status)
        if isinstance(error, RequestEntityTooLarge):
            response.headers["Connection"] = "close"
        return response

    @app.errorhandler(WishError)
    def not_understood(error: WishError) -> Response:
        return told(str(error), 400)

    @app.errorhandler(WorkError)
    def no_answer(error: WorkError) -> Response:
        return told(str(error), 503 if isinstance(error, Busy) else 504 if isinstance(error, TooSlow) else 500)


def _told(message: str, status: int) -> Response:
    response = jsonify(message=message)
    response.status_code = status
    return response
