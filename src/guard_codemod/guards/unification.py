"""Compare syntax trees with templates, and bind what may differ."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Mapping

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

    def unify(self, template: object, actual: object) -> bool:
        """Whether *actual* matches *template*; bind what differs."""
        if isinstance(template, ast.Name):
            return self._name(template, actual)
        if isinstance(template, (ast.Constant, ast.JoinedStr)):
            return self._value(template, actual)
        if type(template) is not type(actual):
            return False
        if isinstance(template, list) and isinstance(actual, list):
            return len(template) == len(actual) and all(map(self.unify, template, actual))
        if isinstance(template, ast.arguments):
            # Names and annotations of parameters may differ.
            return _count(template) == _count(actual)
        if isinstance(template, ast.alias):
            assert isinstance(actual, ast.alias)
            return self._alias(template, actual)
        if isinstance(template, ast.AST):
            return all(
                self._field(name, getattr(template, name, None), getattr(actual, name, None))
                for name in template._fields
                if name not in _IGNORED
            )
        if isinstance(template, str) and isinstance(actual, str):
            return self._text(template, actual)
        return template == actual

    def _field(self, field: str, template: object, actual: object) -> bool:
        if field == "name" and template in self._free:
            return self._called(str(template), actual)
        return self.unify(template, actual)

    def _called(self, template: str, actual: object) -> bool:
        name = self._free[template]
        return isinstance(actual, str) and self.names.setdefault(name, actual) == actual

    def _name(self, template: ast.Name, actual: object) -> bool:
        spelled = "" if isinstance(actual, ast.Call) else qualified_name(actual, {})
        if template.id in self._free and spelled:
            is_free = "." not in spelled or spelled == self._free[template.id]
            return is_free and self._called(template.id, spelled)
        if spelled == template.id:
            return True
        module, _, attribute = spelled.partition(".")
        if attribute != template.id or not _is_exception(attribute):
            return False
        # The file uses the name for something else: the guard takes it from `builtins`.
        return self.names.setdefault("builtins", module) == module

    def _alias(self, template: ast.alias, actual: ast.alias) -> bool:
        if not self._text(template.name, actual.name):
            return False
        called = template.asname or template.name
        given = actual.asname or actual.name
        return self._called(called, given) if called in self._free else called == given

    def _value(self, template: ast.Constant | ast.JoinedStr, actual: object) -> bool:
        if not isinstance(actual, (ast.Constant, ast.JoinedStr)):
            return False
        text = _text_of(template)
        if isinstance(template, ast.JoinedStr) and not TEXT.search(text or ""):
            return isinstance(actual, ast.JoinedStr) and self.unify(template.values, actual.values)
        if text is None:
            assert isinstance(template, ast.Constant)
            return isinstance(actual, ast.Constant) and self._number(template.value, actual.value)
        said = _text_of(actual)
        if isinstance(template, ast.JoinedStr) and MESSAGE not in text:
            return isinstance(actual, ast.JoinedStr)  # the message about an invalid value
        if isinstance(actual, ast.JoinedStr) and MESSAGE not in text:
            return False
        words = text.split()
        if said and words and self._free.keys() >= set(words):  # a list of names
            return len(said.split()) == len(words) and all(map(self._called, words, said.split()))
        # The limit may be anywhere in the message, or missing.
        text = text.replace(f"{MESSAGE}{SECONDS_AT_RUN_TIME}", MESSAGE)
        return said is not None and self._text(text, said)

    def _number(self, template: object, actual: object) -> bool:
        if isinstance(template, int) and template >= KILL_AFTER:
            is_number = isinstance(actual, int) and not isinstance(actual, bool)
            return is_number and self._bind(template, actual)
        return type(template) is type(actual) and template == actual

    def _text(self, template: str, actual: str) -> bool:
        if template == str(SECONDS):
            return actual.isdecimal() and self._bind(SECONDS, int(actual))
        placeholders = TEXT.findall(template)
        if not placeholders:
            return template == actual
        fixed = map(re.escape, TEXT.split(template))
        parts = re.fullmatch("(.*)".join(fixed), actual, re.DOTALL)
        return parts is not None and all(map(self._bind, placeholders, parts.groups()))

    def _bind(self, placeholder: int | str, value: object) -> bool:
        assert isinstance(value, (int, str))
        return self.bound.setdefault(placeholder, value) == value


def _is_exception(name: str) -> bool:
    found = getattr(builtins, name, None)
    return isinstance(found, type) and issubclass(found, BaseException)


def _count(arguments: object) -> int:
    """Return the number of *arguments*, -1 if not all are plain."""
    assert isinstance(arguments, ast.arguments)
    plain = not (arguments.vararg or arguments.kwarg or arguments.kwonlyargs or arguments.defaults)
    return len(arguments.posonlyargs + arguments.args) if plain else -1


def _text_of(node: ast.Constant | ast.JoinedStr) -> str | None:
    """Return the text of the literal *node*, with `SECONDS_AT_RUN_TIME` for each variable."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else SECONDS_AT_RUN_TIME
        for part in node.values
    )
