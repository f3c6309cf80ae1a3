"""Nothing but lines is added, whatever the bytes around them."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from helpers import CASES, HOUR

from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import Outcome

_LINES = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_ONE_LINE_SUITE = "no_final_newline_one_line_suite.py"  # its last line is opened, and so changes


def _guarded() -> list[Path]:
    return [golden.with_suffix("") for golden in sorted((CASES / "bytes").glob("*.guarded"))]


@pytest.mark.parametrize("path", _guarded(), ids=lambda path: path.stem)
def test_every_byte_of_the_original_survives(path: Path) -> None:
    before = _LINES.findall(path.read_bytes())
    after = path.with_name(path.name + ".guarded").read_bytes()
    if path.name == _ONE_LINE_SUITE:
        header, _, call = before.pop().partition(b" main()")
        assert call == b""
        assert after.endswith(b"\n    main()")
        before.append(header + b"\n")
    kept = iter(_LINES.findall(after))
    assert all(line in kept for line in before)


@pytest.mark.parametrize("path", _guarded(), ids=lambda path: path.stem)
def test_added_lines_end_like_their_neighbors(path: Path) -> None:
    before, after = path.read_bytes(), path.with_name(path.name + ".guarded").read_bytes()
    ends = {line[len(line.rstrip(b"\r\n")) :] for line in _LINES.findall(before)} - {b""}
    assert {line[len(line.rstrip(b"\r\n")) :] for line in _LINES.findall(after)} - {b""} == ends
    assert after.endswith((b"\r", b"\n")) == before.endswith((b"\r", b"\n"))


@pytest.mark.slow
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("main_block", [True, False])
def test_one_megabyte(newline: bytes, main_block: bool) -> None:
    generator = random.Random(1)
    table = b"".join(
        b"    (%d, '%x'),  # \xe4\xf6\xfc" % (number, generator.getrandbits(200)) + newline
        for number in range(16_000)
    )
    head = newline.join([b"# coding: latin-1", b"import shutil", b"", b"", b"TABLE = [", b""])
    tail = newline.join(
        [
            b"]",
            b"",
            b'if __name__ == "__main__":',
            b"    shutil.rmtree('/srv/x')",
            b"    print(len(TABLE))",
            b"",
        ]
        if main_block
        else [b"]", b"shutil.rmtree('/srv/x')", b"print(len(TABLE))", b""]
    )
    data = head + table + tail
    assert len(data) > 1_000_000
    result = engine.guard(SourceFile("big.py", data, explicit=False), HOUR)
    assert result.new is not None, result.before.reason
    assert table in result.new
    kept = iter(_LINES.findall(result.new))
    assert all(line in kept for line in _LINES.findall(data))
    assert len(result.new) - len(data) < 500
    assert (
        engine.guard(SourceFile("big.py", result.new), HOUR).before.outcome
        is Outcome.ALREADY_GUARDED
    )


@pytest.mark.parametrize("length", [10, 5_000])
def test_a_long_line(length: int) -> None:
    line = b"WORDS = '" + b"x" * length * 100 + b"'\n"
    data = line + b'if __name__ == "__main__":\n    print(WORDS)\n'
    result = engine.guard(SourceFile("long.py", data), HOUR)
    assert result.new is not None, result.before.reason
    assert line in result.new


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe",
        b"\xfe\xff\0a",
        b"\0",
        b"# coding: utf-16\nx()",
        b"# coding: undefined\nx()",
        b"\xc3(",
    ],
)
def test_any_bytes_end_in_an_outcome(data: bytes) -> None:
    for explicit in (True, False):
        result = engine.guard(SourceFile("x.py", data, explicit=explicit), HOUR)
        assert result.before.outcome is Outcome.FAILED
        assert result.before.findings[0].code in ("TG901", "TG902")
        assert "\n" not in result.before.reason
