"""The program as a real process: encodings, pipes, colours, interruption, and what it imports."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from program import Program, WriteLetter, command

AEOEAA = "Her er kancelli på Ærø – «ikke» i Ålborg."


@pytest.mark.parametrize(
    "environment", [{"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONUTF8": "1"}]
)
def test_reports_are_utf8_whatever_the_terminal_is_set_to(
    program: Program, letter: WriteLetter, environment: dict[str, str]
) -> None:
    path = letter(AEOEAA)
    result = program("check", path, **environment)
    assert "Ankestyrelsens rapport s. 36 ·" in result.stdout.decode("utf-8")
    assert result.returncode == 1


def test_letters_that_the_terminal_lacks_are_replaced_and_not_a_crash(program: Program, letter: WriteLetter) -> None:
    result = program(
        "check",
        letter("kancelli Ж og en lang tekst, så der er nok ord til et mål for, hvor let den er."),
        "--format",
        "json",
        PYTHONIOENCODING="cp1252",
    )
    assert result.returncode == 1
    assert "svær".encode("cp1252") in result.stdout


def test_a_file_name_that_is_no_text_is_no_crash(program: Program, tmp_path: Path) -> None:
    name = b"br\xe6v.txt"
    (tmp_path / os.fsdecode(name)).write_text("kancelli", encoding="utf-8")
    for form in ("tekst", "json"):
        result = program("check", ".", "--format", form)
        assert result.returncode == 1, result.stderr
        result.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="pipes of Unix")
def test_a_closed_pipe_is_quiet_and_the_exit_code_is_still_the_letters(tmp_path: Path, letter: WriteLetter) -> None:
    letter("kancelli\n\nformular\n\n" * 3)
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(command("check", "brev.txt"), stdout=write, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_ctrl_c_ends_with_one_word_and_2(tmp_path: Path) -> None:
    process = subprocess.Popen(
        command("check", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    _wait_until_idle(process.pid)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.decode().strip()) == (2, b"", "Afbrudt.")


def _wait_until_idle(pid: int) -> None:
    """Until the program waits for its input: the system says so, or it has used no processor time for two seconds."""
    waits, stat = Path(f"/proc/{pid}/wchan"), Path(f"/proc/{pid}/stat")
    used: list[str] = []
    for _ in range(60):
        if waits.exists() and waits.read_text().endswith("pipe_read"):
            return
        used.append(" ".join(stat.read_text().split()[13:15]) if stat.exists() else "unknown")
        if used[-5:] == used[-1:] * 5:
            return
        time.sleep(0.5)


def test_a_pipe_gets_no_colours_unless_they_are_forced(program: Program, letter: WriteLetter) -> None:
    path = letter("kancelli")
    assert b"\x1b" not in program("check", path).stdout
    assert b"\x1b" in program("check", path, FORCE_COLOR="1").stdout
    assert b"\x1b" not in program("check", path, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_the_report_fills_the_width_that_columns_asks_for(program: Program, letter: WriteLetter) -> None:
    path = letter("kancelli " * 3)
    widths = [
        max(map(len, program("check", path, COLUMNS=str(columns)).stdout.decode().splitlines()[1:]))
        for columns in (50, 110)
    ]
    assert widths[0] <= 50 < widths[1] <= 110


def test_a_file_never_gets_colours(program: Program, letter: WriteLetter, tmp_path: Path) -> None:
    program("check", letter("kancelli"), "--format", "tekst=ud.txt", FORCE_COLOR="1")
    assert b"\x1b" not in (tmp_path / "ud.txt").read_bytes()


@pytest.mark.parametrize("words", [["check", "brev.txt"], ["text", "brev.txt"], ["--help"]])
def test_a_text_letter_needs_none_of_the_heavy_libraries(tmp_path: Path, letter: WriteLetter, words: list[str]) -> None:
    letter("kancelli")
    script = command(*words)
    script[2] = script[2].replace("main()\n", "try:\n    main()\nfinally:\n    print(*sys.modules, file=sys.stderr)\n")
    done = subprocess.run(script, capture_output=True, text=True, cwd=tmp_path, check=False)
    heavy = {"spacy", "rich", "yaml", "lxml", "pypdfium2", "selectolax", "striprtf", "importlib.metadata", "asyncio"}
    assert not heavy & set(done.stderr.split())


def test_python_m_is_the_same_program(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "begrundelse_lint", "--version"],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    assert done.stdout.startswith("begrundelse-lint ")


@pytest.mark.skipif(os.name == "nt", reason="terminals of Unix")
def test_a_page_on_a_terminal_comes_with_a_word_on_how_to_get_it_in_a_file(tmp_path: Path, letter: WriteLetter) -> None:
    words = command("check", letter("kancelli"), "--format", "html")
    screen, terminal = os.openpty()
    started = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=terminal, stderr=subprocess.PIPE, cwd=tmp_path)
    os.close(terminal)
    seen = b""
    while chunk := _read(screen):
        seen += chunk
    _, told = started.communicate(timeout=60)
    os.close(screen)
    assert b"</html>" in seen
    assert "--format html=rapport.html" in told.decode("utf-8")


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 65536)
    except OSError:  # how Linux tells that the other end is closed
        return b""
