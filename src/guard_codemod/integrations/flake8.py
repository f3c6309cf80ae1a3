"""The flake8 plugin, which flake8 finds by its entry point."""

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
"""flake8's name for a script on standard input."""


class Plugin:
    """Reports the findings of ``guard-codemod check``, for flake8 to select from.

    flake8 fills parameters by name. As one is the tree, it calls the plugin once for each file that
    it can parse; it reports syntax errors itself.
    """

    def __init__(self, tree: ast.AST, filename: str, lines: Sequence[str]) -> None:
        del tree
        self._path = None if filename == STDIN_NAME else filename
        self._code = "".join(lines)

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """Yield the line (from 1), the column (from 0), the message and a type for each finding."""
        for finding in run_embedded(self._code, self._path, {}, _check).before.findings:
            beside = "".join(f" ({note})" for note in notes(finding))
            text = f"{finding.code} {described(finding)}{beside}"
            yield finding.line, finding.column - 1, text, Plugin


def _check(source: SourceFile, settings: Settings) -> FileReport:
    """Like `engine.check`, but flake8 handles ``# noqa`` itself."""
    return engine.check(source, replace(settings, noqa=False))
