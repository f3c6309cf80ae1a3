"""The codemod for ``libcst.tool``, which derives its name from the module and the class."""

from __future__ import annotations

import argparse
from typing import Any

import libcst as cst
from libcst.codemod import CodemodCommand, CodemodContext, SkipFile

from guard_codemod.cli.commands.apply import apply
from guard_codemod.config.config_file import parse_given, parse_value
from guard_codemod.config.kinds import FLAG
from guard_codemod.config.row import Setting, Source
from guard_codemod.config.settings import FILE_SETTINGS, keys_in
from guard_codemod.engine import engine
from guard_codemod.files.source_file import to_str
from guard_codemod.integrations.embedding import run_embedded
from guard_codemod.model import Finding, Outcome


class GuardError(Exception):
    """A file could not be guarded; the message is that of ``guard-codemod apply``."""


class GuardCommand(CodemodCommand):
    """Inserts timeout guards with the options and the configuration of ``guard-codemod apply``.

    Options are spelled with ``_`` for ``-``, as in
    ``GuardCommand(context, timeout=3600, kill_after="60s")``. Raises `ValueError` for an
    invalid option.
    """

    DESCRIPTION = apply.short_help or ""

    def __init__(self, context: CodemodContext, **options: object) -> None:
        super().__init__(context)
        self._given = parse_given(options, type(self).__name__)

    @staticmethod
    def add_args(arg_parser: argparse.ArgumentParser) -> None:
        """Add the options of ``guard-codemod apply`` that concern a single file to *arg_parser*."""
        for row in keys_in(Source.COMMAND_LINE, FILE_SETTINGS).values():
            if apply.name in row.commands:
                arg_parser.add_argument(f"--{row.key}", **_for_argparse(row))

    def transform_module_impl(self, tree: cst.Module) -> cst.Module:
        """Return *tree* with a guard. Raises `SkipFile` if not needed, `GuardError` on failure."""
        report = run_embedded(tree.code, self.context.filename, self._given, engine.guard)
        if report.before.outcome is Outcome.FAILED:
            raise GuardError(", ".join(map(_said, report.before.findings)))
        for finding in report.final.findings:
            self.warn(f"line {finding.line}: {_said(finding)}")
        if report.edit is None:
            raise SkipFile(report.before.reason)
        code = to_str(report.edit.new)
        new = cst.parse_module(code, tree.config_for_parsing)
        if new.code != code:
            raise GuardError(
                "libcst does not reproduce the new text byte for byte: use guard-codemod apply"
            )
        return new


def _for_argparse(row: Setting[Any, Any]) -> dict[str, Any]:
    text = row.help.replace("%", "%%")
    if row.kind is FLAG:
        return {"action": argparse.BooleanOptionalAction, "help": text}

    def parse(value: str) -> object:
        try:
            return parse_value(row, row.kind.read(value))
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return {"type": parse, "metavar": row.metavar, "help": text}


def _said(finding: Finding) -> str:
    return f"{finding.code} {finding.message}"
