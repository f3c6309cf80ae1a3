"""Templates of Helm charts, filled in as far as it goes without Helm."""

from __future__ import annotations

import json
import re

from guard_codemod.lazy import regex
from guard_codemod.schedules.entry import Tree
from guard_codemod.schedules.yaml_reader import Value, read_documents

UNKNOWN = "HELM-VALUE"
"""What stands for a value that only Helm knows."""

_ACTION = regex(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
_NAME = regex(r"\$?\.Values\.([\w.]+)")
_DEFAULT = regex(r"\bdefault\s+(?:\"([^\"]*)\"|'([^']*)'|(\S+))")


def values_of(path: str, tree: Tree) -> tuple[str, Value]:
    """Return the path of the values of the chart that the template *path* is of, and them."""
    chart = path.rpartition("templates/")[0]
    text = tree.read(f"{chart}values.yaml") if chart or path.startswith("templates/") else None
    found = next(read_documents(text or ""))
    return f"{chart}values.yaml", found if isinstance(found, Value) else Value()


def filled_in(template: str, values: Value) -> str:
    """Return *template* with the values in it, and as many lines as before."""

    def replaced(action: re.Match[str]) -> str:
        begin = template.rfind("\n", 0, action.start()) + 1
        end = template.find("\n", action.end())
        line = template[begin : action.start()] + template[action.end() : end if end > 0 else None]
        alone = not _ACTION.sub("", line).strip()
        value = _written(action[1], values)
        if alone and (value == UNKNOWN or "toYaml" not in action[1]):
            value = ""  # a statement, or lines that only Helm can write
        return value + "\n" * action[0].count("\n")

    return _ACTION.sub(replaced, template)


def _written(action: str, values: Value) -> str:
    """Return what *action* writes, as YAML."""
    name = _NAME.search(action)
    found = values.get(*name[1].split(".")) if name else Value()
    if found.items:
        return json.dumps(found.texts)
    default = _DEFAULT.search(action)
    text = found.text or (next(filter(None, default.groups()), "") if default else "") or UNKNOWN
    quoted = re.search(r"\b(quote|toJson)\b", action)
    return json.dumps(text) if quoted else text
