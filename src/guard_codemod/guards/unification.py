"""Compare statements with those of a template, leaf by leaf, and bind what may differ."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from guard_codemod.guards.message import SECONDS as SECONDS_AT_RUN_TIME
from guard_codemod.guards.placeholders import KILL_AFTER, MESSAGE, SECONDS, TEXT
from guard_codemod.semantic.qualified_names import qualified_name

_IGNORED = frozenset({"ctx", "kind", "returns", "type_comment", "type_params"})


def is_import_of(statement: ast.stmt, names: Mapping[str, str]) -> bool:
    """Whether *statement* imports one of the modules in *names* under the given name."""
    if not isinstance(statement, ast.Import) or len(statement.names) != 1:
        return False
    alias = statement.names[0]
    return names.get(alias.name) == (alias.asname or alias.name)


class Unification:
    """Matches a template with actual code: `free` are the names in it that may differ.

    `bound` holds the actual values of placeholders, and `names` the actual names for those in
    `free`.
    """

    def __init__(self, free: Mapping[str, str]) -> None:
        self._free = free
        self.bound: dict[int | str, int | str] = {}
        self.names: dict[str, str] = {}

    def unify(self, template: Iterable[object], actual: list[ast.stmt]) -> bool:
        """Whether *actual* matches the leaves of a *template*; bind what differs."""
        return all(map(self._matches, template, leaves(actual)))

    def _matches(self, template: Any, actual: Any) -> bool:
        if type(template) is not type(actual):
            return False
        if isinstance(template, _Name):
            return self._name(template, actual)
        if isinstance(template, _Literal):
            return self._literal(template, actual)
        if isinstance(template, str):
            return self._text(template, actual)
        if isinstance(template, int) and template >= KILL_AFTER:
            return self._bind(template, actual)
        return bool(template == actual)

    def _name(self, template: str, actual: str) -> bool:
        first, dot, rest = template.partition(".")
        name = self._free.get(first)
        if name is not None:
            spelled = actual.removesuffix(dot + rest)
            is_free = spelled + dot + rest == actual and ("." not in spelled or spelled == name)
            return is_free and self.names.setdefault(name, spelled) == spelled
        if template == actual:
            return True
        # The file may use the name for something else: the guard takes it from `builtins`.
        module, _, name = actual.partition(".")
        is_exception = name == template and _is_exception(name)
        return is_exception and self.names.setdefault("builtins", module) == module

    def _literal(self, template: _Literal, actual: _Literal) -> bool:
        text, said = template.text, actual.text
        if template.is_filled_in and MESSAGE not in text:
            return actual.is_filled_in  # the message about an invalid value
        if actual.is_filled_in and MESSAGE not in text:
            return False
        names, words = text.split(), said.split()
        if names and self._free.keys() >= set(names):  # a list of names
            return len(names) == len(words) and all(map(self._name, names, words))
        # The limit may be anywhere in the message, or missing.
        return self._text(text.replace(f"{MESSAGE}{SECONDS_AT_RUN_TIME}", MESSAGE), said)

    def _text(self, template: str, actual: str) -> bool:
        if template == str(SECONDS):
            return actual.isdecimal() and self._bind(SECONDS, int(actual))
        placeholders = TEXT.findall(template)
        fixed = map(re.escape, TEXT.split(template))
        parts = re.fullmatch("(.*)".join(fixed), actual, re.DOTALL)
        return parts is not None and all(map(self._bind, placeholders, parts.groups()))

    def _bind(self, placeholder: int | str, value: int | str) -> bool:
        return self.bound.setdefault(placeholder, value) == value


class _Name(str):
    """A name, or a name and attributes: ``signal.SIGALRM``."""


class _Literal(NamedTuple):
    """A string, with `SECONDS_AT_RUN_TIME` for each variable that is filled in."""

    text: str
    is_filled_in: bool = False


def leaves(statements: list[ast.stmt]) -> Iterator[object]:
    """Yield what makes up *statements*: types, numbers of items, names and values, in order."""
    waiting: list[Any] = [statements]
    while waiting:
        node = waiting.pop()
        match node:
            case list():
                yield len(node)
                waiting += reversed(node)
            case ast.Name() | ast.Attribute() if name := _dotted(node):
                yield _Name(name)
            case ast.Constant(str(text)):
                yield _Literal(text)
            case ast.JoinedStr(parts):
                texts = (getattr(part, "value", None) for part in parts)
                filled = (text if isinstance(text, str) else SECONDS_AT_RUN_TIME for text in texts)
                yield _Literal("".join(filled), is_filled_in=True)
            case ast.arguments(positional, plain, None, [], [], None, []):
                yield len(positional + plain)  # names and annotations may differ
            case ast.alias():
                yield node.name
                yield _Name(node.asname or node.name)
            case ast.AST():
                yield type(node)
                fields = [name for name in reversed(node._fields) if name not in _IGNORED]
                waiting += [getattr(node, name, None) for name in fields]
                if isinstance(node, ast.FunctionDef):
                    waiting[-1] = _Name(node.name)
            case _:
                yield node


def _dotted(node: ast.expr) -> str:
    """Return the name and attributes that *node* consists of, "" if there is more in it."""
    name = qualified_name(node, {})
    return "" if "(" in name else name


def _is_exception(name: str) -> bool:
    builtin = getattr(builtins, name, None)
    return isinstance(builtin, type) and issubclass(builtin, BaseException)
