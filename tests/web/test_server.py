"""The program as it runs: what it writes, what it logs, how it ends, and what it says when it cannot begin."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from handing_in import DEFECTIVE, SECRET, Running, running, word_letter

from begrundelse_lint.commands.cli import cli

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of Unix")

TEAM = "breve.kommune.dk"
BOUNDARY = "grænse".encode().hex()
WATCHED = """
import os, sys
def hook(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        print("WROTE", os.fsdecode(args[0]), file=sys.stderr, flush=True)
    if event in ("os.mkdir", "shutil.move", "os.rename", "socket.connect"):
        print("DID", event, args, file=sys.stderr, flush=True)
sys.addaudithook(hook)
"""
SLOW = """
import time
from begrundelse_lint.web.desk import Desk
shown = Desk.show
def show(self, *given):
    time.sleep(2)
    return shown(self, *given)
Desk.show = show
"""
BROKEN = f"""
from begrundelse_lint.web.desk import Desk
def show(self, *given):
    raise ValueError("{SECRET}")
Desk.show = show
"""


class Visitor:
    """A browser as far as the server can tell."""

    def __init__(self, port: int, path: str = "/", **headers: str) -> None:
        self.port = port
        self.own = {"Host": f"127.0.0.1:{port}"} | headers
        status, found, _ = self.ask("GET", path)
        self.opened = status, found
        cookie = found.get("Set-Cookie", "").partition(";")[0]
        self.own["Cookie"] = cookie
        page = self.ask("GET", "/")[2].decode()
        ticket = re.search(r'name="ticket" content="([^"]+)"', page)
        self.own["X-Ticket"] = ticket[1] if ticket else ""

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body or None, self.own | headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def hand_in(self, data: bytes, name: str, path: str = "/kontrol") -> tuple[int, bytes]:
        """A file in, and what came of it."""
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode()
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        origin = f"http://{self.own['Host']}"
        status, _, answer = self.ask(
            "POST", path, body, **{"Content-Type": kind, "Origin": origin, "Accept": "application/json"}
        )
        return status, answer


def visit(program: Running) -> Visitor:
    """Somebody who opens the address that the program says."""
    address = program.address
    return Visitor(int(re.findall(r":(\d+)/", address)[0]), address[address.index("/?") :])


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, Path]]:
    """The page, in an empty folder, with a word on everything that it writes."""
    folder = tmp_path_factory.mktemp("watched")
    temporary = folder / "tmp"
    temporary.mkdir()
    environment = {"TMPDIR": str(temporary), "BEGRUNDELSE_LINT_CACHE": "", "PYTHONDONTWRITEBYTECODE": "1"}
    with running("--port", 0, cwd=folder, environment=environment, before=WATCHED) as program:
        yield program, folder


def test_no_letter_is_written_to_the_disk_however_large(watched: tuple[Running, Path]) -> None:
    program, folder = watched
    visitor = visit(program)
    large = f"{DEFECTIVE}\n<!-- {'x' * 3_000_000} -->".encode()
    for path in ("/kontrol", "/rapport"):
        assert visitor.hand_in(large, "brev.html", path)[0] == 200
    assert visitor.hand_in(word_letter(), "brev.docx", "/word")[0] == 200
    assert [line for line in program.told if line.startswith(("WROTE", "DID"))] == []
    assert sorted(path.name for path in folder.rglob("*")) == ["program.py", "tmp"]


def test_letters_of_two_people_are_not_mixed_up(watched: tuple[Running, Path]) -> None:
    program, _ = watched
    titles: dict[str, set[str]] = {}

    def hand_in(name: str) -> None:
        visitor = visit(program)
        text = DEFECTIVE.replace("Mathilde", name).encode()
        for _ in range(8):
            status, answer = visitor.hand_in(text, f"{name}.txt")
            told = json.loads(answer)
            assert status == 200 and f"Kære {name}" in told["letter"]
            titles.setdefault(name, set()).add(told["title"])

    people = [threading.Thread(target=hand_in, args=[name]) for name in ("Anna", "Bodil", "Carl", "David")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert titles == {name: {f"{name}.txt"} for name in ("Anna", "Bodil", "Carl", "David")}


def test_the_key_is_needed_and_goes_out_of_the_address(watched: tuple[Running, Path]) -> None:
    program, _ = watched
    status, headers = visit(program).opened
    assert (status, headers["Location"]) == (303, "./")
    assert Visitor(visit(program).port, "/?key=guess").opened[0] == 403


def test_a_request_that_claims_too_much_is_refused_before_it_is_sent(watched: tuple[Running, Path]) -> None:
    program, _ = watched
    visitor = visit(program)
    with socket.create_connection(("127.0.0.1", visitor.port), timeout=20) as line:
        line.sendall(b"POST /kontrol HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n")
        assert b" 413 " in line.recv(200)


def test_a_letter_that_is_being_read_gets_its_answer_before_the_program_ends(tmp_path: Path) -> None:
    with running("--port", 0, cwd=tmp_path, before=SLOW) as program:
        visitor = visit(program)
        answers: list[tuple[int, bytes]] = []
        asking = threading.Thread(target=lambda: answers.append(visitor.hand_in(DEFECTIVE.encode(), "brev.txt")))
        asking.start()
        time.sleep(0.7)
        code = program.end(signal.SIGTERM)
        asking.join(30)
        assert code == 0
        ((status, answer),) = answers
        assert (status, json.loads(answer)["said"]) == (200, "3 fejl.")
        with pytest.raises(ConnectionError):
            visitor.ask("GET", "/sundhed")


def test_ctrl_c_ends_it_at_once_where_nothing_is_under_way(tmp_path: Path) -> None:
    with running("--port", 0, cwd=tmp_path) as program:
        visit(program)
        start = time.monotonic()
        assert program.end(signal.SIGINT) == 0
        assert time.monotonic() - start < 8
        assert not [line for line in program.told if "Traceback" in line]


def test_the_page_can_end_the_program_and_only_the_page(tmp_path: Path) -> None:
    with running("--port", 0, cwd=tmp_path) as program:
        visitor = visit(program)
        assert visitor.ask("POST", "/luk", b"x", Origin="https://evil.example")[0] == 403
        assert visitor.ask("POST", "/luk", b"x", Origin=f"http://{visitor.own['Host']}")[0] == 204
        assert program.process.wait(20) == 0


def test_an_error_is_logged_without_a_word_of_the_letter(tmp_path: Path) -> None:
    with running("--port", 0, cwd=tmp_path, before=BROKEN) as program:
        visitor = visit(program)
        status, answer = visitor.hand_in(f"Kære {SECRET}".encode(), f"{SECRET}.txt")
        program.end()
        assert (status, SECRET in answer.decode()) == (500, False)
        assert SECRET not in "".join(program.told)


def test_behind_a_proxy_the_name_and_scheme_that_it_tells_count(tmp_path: Path) -> None:
    words = ("--behind-proxy", "127.0.0.1", "--allowed-host", TEAM, "--path-prefix", "brev", "--port", 0)
    forwarded = {"X-Forwarded-Host": TEAM, "X-Forwarded-Proto": "https"}
    with running(*words, cwd=tmp_path) as program:
        visitor = Visitor(program.port, "/sundhed")
        assert visitor.opened[0] == 200
        assert visitor.ask("GET", "/brev/")[0] == 400
        status, headers, page = visitor.ask("GET", "/brev/", **forwarded)
        assert status == 200
        assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/brev/"} <= set(headers["Set-Cookie"].split("; "))
        assert b'href="/' not in page and b'src="/' not in page
        assert visitor.ask("GET", "/brev/static/page.js", **forwarded)[0] == 200
        assert visitor.ask("POST", "/brev/luk", b"x", Origin=f"https://{TEAM}", **forwarded)[0] in (403, 404)
        assert b"Luk programmet" not in page


def test_only_the_proxy_is_believed(tmp_path: Path) -> None:
    words = ("--behind-proxy", "192.0.2.1", "--allowed-host", TEAM, "--port", 0)
    with running(*words, cwd=tmp_path) as program:
        visitor = Visitor(program.port, "/sundhed")
        assert visitor.ask("GET", "/", **{"X-Forwarded-Host": TEAM, "X-Forwarded-Proto": "https"})[0] == 400


def test_a_port_that_is_taken_is_told_or_another_is_found(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        told = CliRunner().invoke(cli, ["web", "--no-browser", "--no-config", "--port", str(port)])
        assert (told.exit_code, told.stdout) == (2, "")
        assert f"Port {port} er optaget af et andet program. Vælg en anden med --port." in told.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--host", "0.0.0.0"], "kan andre på nettet sende breve ukrypteret"),
        (["--host", "0.0.0.0", "--behind-proxy", "10.0.0.1"], "Angiv med --allowed-host det navn"),
        (["--allowed-host", TEAM], "bruges kun sammen med --behind-proxy"),
        (["--path-prefix", "brev"], "bruges kun sammen med --behind-proxy"),
        (["--port", "70000"], "--port"),
        (["--host", "192.0.2.1", "--behind-proxy", "*", "--allowed-host", TEAM], "kan ikke lytte på 192.0.2.1"),
    ],
)
def test_what_would_not_be_safe_or_cannot_be_done_is_told(words: list[str], message: str) -> None:
    told = CliRunner().invoke(cli, ["web", "--no-browser", "--no-config", *words])
    assert (told.exit_code, told.stdout) == (2, "")
    assert message in told.stderr
