"""The plug-in for flake8, which finds it by its entry point."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.formatters.escaping import described, notes
from guard_codemod.integrations.embedding import run_embedded
from guard_codemod.lazy import replace
from guard_codemod.model import FileReport

STDIN_NAME = "stdin"
"""What flake8 calls a script on standard input that was given no name."""


class Plugin:
    """Says of a file what ``guard-codemod check`` says, for flake8 to select from.

    flake8 passes what the parameters are named after. Because one is the tree, it calls the plugin
    once per file, and only if it could parse it: flake8 reports syntax errors itself.
    """

    def __init__(self, tree: ast.AST, filename: str, lines: Sequence[str]) -> None:
        del tree
        self._path = None if filename == STDIN_NAME else filename
        self._code = "".join(lines)

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """Yield the line from 1, the column from 0, and what is to be said there."""
        for finding in run_embedded(self._code, self._path, {}, _check).before.findings:
            beside = "".join(f" ({note})" for note in notes(finding))
            text = f"{finding.code} {described(finding)}{beside}"
            yield finding.line, finding.column - 1, text, Plugin


def _check(source: SourceFile, settings: Settings) -> FileReport:
    """Like `engine.check`, but flake8 handles ``# noqa`` itself."""
    return engine.check(source, replace(settings, noqa=False))
