"""A picture of a terminal, made of what the real program prints on one."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from helpers import on_a_terminal
from rich.console import Console
from rich.text import Text

_FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)
_TEXT = re.compile(
    r'<text class="terminal-r\d+" x="([^"]*)" y="([^"]*)" textLength="([^"]*)" [^>]*>([^<]*)</text>'
)


def session(commands: Sequence[str], folder: Path) -> str:
    """Return what a terminal shows, with its colors, when *commands* of guard-codemod are run in *folder*."""
    shown = [
        f"$ \x1b[1mguard-codemod {command}\x1b[0m\n{on_a_terminal(*command.split(), cwd=folder, TERM='xterm-256color')}"
        for command in commands
    ]
    return "\n".join(shown)


def lines(shown: str) -> list[str]:
    """Return the lines of a session that have text, without their colors."""
    return [line.rstrip() for line in Text.from_ansi(shown).plain.splitlines() if line.strip()]


def picture(shown: str) -> str:
    """Return a session as an SVG that loads nothing from elsewhere."""
    width = max(map(len, lines(shown)))
    console = Console(
        record=True, width=width, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(Text.from_ansi(shown), soft_wrap=True)
    svg = _FONT_FACE.sub("", console.export_svg(title="guard-codemod", unique_id="terminal"))
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines())


def pictured(svg: str) -> list[str]:
    """Return the lines of a session that *svg* shows."""
    rows = groupby(_TEXT.findall(svg), key=lambda cell: cell[1])
    return [text for text in (_row(cells) for _, cells in rows) if text]


def _row(cells: Iterable[tuple[str, str, str, str]]) -> str:
    """Return the text of a row, of which *cells* are the parts that are more than spaces."""
    row = ""
    for left, _, length, escaped in cells:
        text = html.unescape(escaped).replace("\xa0", " ")
        row = row.ljust(round(float(left) * len(text) / float(length))) + text
    return row.rstrip()
