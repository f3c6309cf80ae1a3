"""The tables of the documentation that are made from the code."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from guard_codemod.config.row import ANYWHERE, Group, Setting, Source
from guard_codemod.config.run_settings import OUTPUT_FORMATS
from guard_codemod.config.settings import SETTINGS
from guard_codemod.formatters.registry import formatter
from guard_codemod.guards.actions import actions
from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.parts import parts
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.spec import GuardSpec
from guard_codemod.rules import all_rules

_PLACES = {
    Source.COMMAND_LINE: "option",
    Source.TABLE: "table",
    Source.OVERRIDE: "override",
    Source.SCRIPT_BLOCK: "PEP 723",
    Source.COMMENT: "comment",
}


def table(head: list[str], rows: Iterable[list[str]]) -> str:
    """Return a table in Markdown."""
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows])


def actions_table() -> str:
    """Return the table of the timeout actions."""
    rows = (
        [f"`{action.syntax()}`", action.help, "continues" if action.job_continues else "ends"]
        for action in actions()
    )
    return table(["action", "what it does", "the job"], rows)


def parts_table() -> str:
    """Return the table of the parts of a guard."""
    rows = (
        [
            f"`{part.name()}`",
            ", ".join(f"`{option.replace('_', '-')}`" for option in part.template),
            ", ".join(f"`{module}`" for module in _imports(part)),
            ".".join(map(str, part.python)),
            ", ".join(rule.code for rule in all_rules() if part.name() in rule.mitigated_by),
        ]
        for part in parts()
    )
    return table(["part", "added for", "imports", "Python", "mitigates"], rows)


def _imports(part: type[Part]) -> list[str]:
    """Return the modules that *part* uses itself."""
    code, written = CodeWriter(GuardSpec(False, "    ", 90, ""), 0), part()
    pieces = written.definitions(code), written.in_handler(code, lambda _: ()), written.arming(code)
    assert [list(piece) for piece in pieces]  # writing them notes what they use
    return sorted(code.used.keys() & sys.stdlib_module_names)


def settings_table() -> str:
    """Return the table of all settings."""
    rows = (
        [f"`{row.key}`", group.value, row.help.replace("|", r"\|"), _default(row), _where(row)]
        for group in Group
        for row in SETTINGS.values()
        if row.group is group
    )
    return table(["key", "group", "what it sets", "default", "where"], rows)


def formats_table() -> str:
    """Return the table of the output formats."""
    rows = ([f"`{one.name}`", one.readers, one.summary] for one in map(formatter, OUTPUT_FORMATS))
    return table(["format", "for", "what is in it"], rows)


def _default(row: Setting[Any, Any]) -> str:
    if row.default_text:
        return row.default_text
    if isinstance(row.default, bool):
        return str(row.default).lower()
    values = row.default if isinstance(row.default, tuple) else (row.default,)
    return ", ".join(f"`{value}`" for value in values if value)


def _where(row: Setting[Any, Any]) -> str:
    if row.sources == ANYWHERE:
        return "anywhere"
    return ", ".join(name for place, name in _PLACES.items() if row.sources & place)
