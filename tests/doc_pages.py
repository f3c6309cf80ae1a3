"""The pages of the documentation, whose commands are run, and whose outputs, diffs and tables are made.

A fenced block of `console` is a session: lines with ``$`` are run, one after the other, in a copy of fixtures/demo
that belongs to the page, and what they print stands below them. A block of `sh` is run too. A comment in the line above
a block says what else it may be:

- ``<!-- file: PATH -->``: it is written to this file; ``<!-- more of: PATH -->``: it is added to the end;
- ``<!-- now in: PATH -->``: this file has it;
- ``<!-- output of: COMMAND -->``: it is what this prints on standard output;
- ``<!-- copy of: PATH -->``: it is this file of the repository;
- ``<!-- not run: REASON -->``.

Below ``<!-- made: NAME -->`` stands, up to the next empty line, what `MADE` has under this name.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from external_tools import SCRIPTS_ON_PATH
from helpers import ROOT, clean_environment

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

Maker = Callable[[], str]

_BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>[a-z ]+)(?:: (?P<what>[^\n]*))? -->\n)?^```(?P<language>\w+)\n(?P<body>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_MADE = re.compile(r"^(<!-- made: ([a-z ]+) -->\n)(?:.+\n)*", re.MULTILINE)
_COMMANDS = ("sh", "console")
_ELSEWHERE = ("not run", "try", "test")


class Page:
    """A page, and the folder in which its commands are run."""

    def __init__(self, folder: Path, made: Mapping[str, Maker]) -> None:
        self._folder = folder
        self._made = made

    def rendered(self, text: str) -> str:
        """Return the page *text* with all that can be made made anew."""
        text = _MADE.sub(lambda found: f"{found[1]}{self._made[found[2]]()}\n", text)
        return _BLOCK.sub(self._block, text)

    def _block(self, block: re.Match[str]) -> str:
        body = self._body(block["mark"], block["what"] or "", block["language"], block["body"])
        start, end = (place - block.start() for place in block.span("body"))
        return block[0][:start] + body + block[0][end:]

    def _body(self, mark: str | None, what: str, language: str, body: str) -> str:
        path = self._folder / what
        if mark in _ELSEWHERE:
            assert mark != "not run" or what, body
        elif mark in ("file", "more of"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text((path.read_text() if mark == "more of" else "") + body)
        elif mark == "now in":
            assert body in path.read_text(), f"{what} has not:\n{body}"
        elif mark == "output of":
            return self._ran(what, subprocess.DEVNULL)
        elif mark == "copy of":
            return (ROOT / what).read_text(encoding="utf-8")
        else:
            assert mark is None, f"{mark!r} means nothing"
            return self._commands(language, body)
        return body

    def _commands(self, language: str, body: str) -> str:
        if language == "sh":
            for line in body.replace("\\\n", "").splitlines():
                self._ran(line)
        elif language == "console":
            commands = [line for line in body.splitlines() if line.startswith("$ ")]
            return "".join(f"{line}\n{self._ran(line[2:])}" for line in commands)
        return body

    def _ran(self, command: str, stderr: int = subprocess.STDOUT) -> str:
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=self._folder,
            env=clean_environment(**SCRIPTS_ON_PATH, COLUMNS="80", HOME=os.fspath(self._folder)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode in (0, 1), f"{command}\n{done.stdout}"
        return done.stdout


def blocks(text: str) -> list[tuple[str, str]]:
    """Return the language and the text of each block of the page *text* that is not run."""
    return [
        (block["language"], block["body"])
        for block in _BLOCK.finditer(text)
        if block["language"] not in _COMMANDS
        and block["mark"] not in ("not run", "output of", "copy of")
    ]
