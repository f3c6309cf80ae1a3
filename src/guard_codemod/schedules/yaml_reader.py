"""YAML with line numbers and without type conversion: ``on`` and ``010`` stay strings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from guard_codemod.lazy import frozen, regex
from guard_codemod.schedules.entry import Problem

_SEPARATOR = regex(r"^---(?=\s|$)", re.MULTILINE)


@frozen
class Value:
    """A mapping, a list, a string, or nothing for a missing key, with its `line`.

    A document that cannot be read has no content, and the `problem`.
    """

    content: dict[str, Value] | list[Value] | str | None = None
    line: int = 0
    problem: Problem | None = None

    def get(self, *keys: str) -> Value:
        """Return the value under the nested *keys*."""
        value = self
        for key in keys:
            value = value.pairs.get(key, _NOTHING)
        return value

    def text_at(self, *keys: str) -> str:
        """Return the string under the nested *keys*, empty if there is none."""
        return self.get(*keys).text

    def __bool__(self) -> bool:
        return bool(self.content)

    @property
    def text(self) -> str:
        """The string, empty if this is not one."""
        return self.content if isinstance(self.content, str) else ""

    @property
    def items(self) -> list[Value]:
        """The elements of the list, empty if this is not one."""
        return self.content if isinstance(self.content, list) else []

    @property
    def pairs(self) -> dict[str, Value]:
        """The keys and values of the mapping, empty if this is not one."""
        return self.content if isinstance(self.content, dict) else {}

    @property
    def texts(self) -> tuple[str, ...]:
        """The strings in a list, or the string itself."""
        return (self.text,) if self.text else tuple(item.text for item in self.items)

    def all(self) -> Iterator[Value]:
        """Yield this value and all values in it; those repeated by aliases only once."""
        seen, waiting = set[int](), [self]
        while waiting:
            value = waiting.pop(0)
            if id(value) not in seen:
                seen.add(id(value))
                yield value
                waiting += [*value.items, *value.pairs.values()]


_NOTHING = Value()


def read_documents(text: str) -> Iterator[Value]:
    """Yield each document of *text*: at least one, which may be empty."""
    begins = [0, *(match.end() for match in _SEPARATOR.finditer(text)), len(text)]
    for begin, end in pairwise(begins):
        document = text[begin:end].removesuffix("---")
        yield _read(document, text.count("\n", 0, begin))


def _read(document: str, lines_above: int) -> Value:
    import yaml  # slow to import, and few trees have schedules in YAML

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        node = yaml.compose(document, Loader=loader)
        return _value(node, lines_above, {}) if node else _NOTHING
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        starred = "alias" in (error.context or "")
        what = "quote a text that begins with a star" if starred else error.problem
        return Value(problem=Problem(line + lines_above + 1, f"no YAML: {what}"))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        what = str(error).splitlines()[0]
        return Value(problem=Problem(lines_above + 1, f"no YAML: {what}"))


def _value(node: Any, above: int, known: dict[int, Value]) -> Value:
    """Convert *node*; a node that an alias repeats gives the same object, from *known*."""
    if id(node) in known:
        return known[id(node)]
    known[id(node)] = _NOTHING  # in case it contains itself
    line = node.start_mark.line + above + 1
    content: dict[str, Value] | list[Value] | str
    if node.id == "scalar":
        content = node.value
    elif node.id == "sequence":
        content = [_value(item, above, known) for item in node.value]
    else:
        content = {}
        for key, value in node.value:
            child = _value(value, above, known)
            merged = (child, *child.items) if key.value == "<<" else ()
            for pairs in merged:
                content = {**pairs.pairs, **content}
            if not merged:
                content[str(key.value)] = child
    known[id(node)] = Value(content, line)
    return known[id(node)]
