"""Templates of Helm charts, rendered as far as possible without Helm."""

from __future__ import annotations

import json
import re

from guard_codemod.lazy import regex
from guard_codemod.schedules.entry import Tree
from guard_codemod.schedules.yaml_reader import Value, read_documents

UNKNOWN = "HELM-VALUE"
"""The placeholder for a value that only Helm knows."""
LINES = f"#{UNKNOWN}"
"""The placeholder for lines that only Helm can write: a comment."""

_ACTION = regex(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
_NAME = regex(r"\$?\.Values\.([\w.]+)")
_DOT = regex(r"(?<![\w.)\"])\.(?![A-Z])")
_BLOCKS = ("if", "with", "range", "define", "block")
_RESOURCE = regex(r"(?:(?!\{\{-?\s*(?:else|end)\b).){0,300}?^\s*kind:", re.DOTALL | re.MULTILINE)
_LONGEST = 100
_FALSE = ("false", "0", "null", "~")
_DEFAULT = regex(r"\bdefault\s+(\"[^\"]*\"|'[^']*'|\S+)")


def values_of(path: str, tree: Tree) -> tuple[str, Value]:
    """Return the path and the content of the values.yaml of the chart whose template *path* is."""
    chart, inside, _ = f"/{path}".rpartition("/templates/")
    file, values = (f"{chart}/{name}"[1:] for name in ("Chart.yaml", "values.yaml"))
    text = tree.read(values) if inside and file in tree.paths else None
    return values, next(read_documents(text or ""))


def filled_in(template: str, values: Value) -> str:
    """Return *template* with *values* filled in and the same number of lines.

    Only one branch is written. An unknown condition, or one around a resource, counts as true.
    """
    without = _ACTION.sub(lambda action: "\n" * action[0].count("\n"), template).split("\n")
    written, at, line = "", 0, 0
    blocks: list[tuple[bool | None, str]] = [(True, "")]  # each with the value of the dot
    for action in _ACTION.finditer(template):
        taken, dot = blocks[-1]
        named = f"{dot}.".join(_DOT.split(action[1])).replace(". ", " ").removesuffix(".")
        value = _written(named, values)
        line += template.count("\n", at, action.start())
        if not without[line].strip():
            writes = named.startswith((".", "$.", "toYaml", "tpl"))
            lines = LINES * (writes or named.startswith("include"))
            value = value if writes and value != UNKNOWN else lines
        text = template[at : action.start()] + value + "\n" * action[0].count("\n")
        written += text if taken else "\n" * text.count("\n")
        at = action.end()
        line += action[0].count("\n")
        word, _, tested = named.partition(" ")
        if word in _BLOCKS:
            is_true = _RESOURCE.match(template, at) is not None or _is_true(tested, values)
            dots = {"if": dot, "with": tested[:_LONGEST]}
            blocks.append((is_true if taken else None, dots.get(word, "")))
        elif word == "else":
            blocks[-1] = (taken is False or None, dot)
        elif word == "end" and len(blocks) > 1:
            blocks.pop()
    return written + template[at:]


def _is_true(condition: str, values: Value) -> bool:
    name = _NAME.fullmatch(condition)
    value = values.get(*name[1].split(".")) if name else values
    return not values or (bool(value) and value.text not in _FALSE)


def _written(action: str, values: Value) -> str:
    """Return what *action* writes, as YAML."""
    name = _NAME.search(action)
    value = values.get(*name[1].split(".")) if name else Value()
    if value.items:
        return json.dumps(value.texts)
    default = _DEFAULT.search(action)
    text = value.text or (default[1].strip("\"'") if default else "") or UNKNOWN
    quoted = re.search(r"\b(quote|toJson)\b", action)
    return json.dumps(text) if quoted else text
