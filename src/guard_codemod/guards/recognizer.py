"""Guards that are there already: ours, and those of the same shape that were written by hand."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from guard_codemod.guards.actions import EXCEPTION
from guard_codemod.guards.match import suites
from guard_codemod.guards.message import SECONDS
from guard_codemod.guards.spec import GuardOptions, GuardSpec, OnTimeout
from guard_codemod.guards.templates import guard_source, modules_of, names_of

_MOST_STATEMENTS = 20
"""What no guard has more of: a longer look at each statement of a long suite would take time squared."""

# What stands in a template for what differs from guard to guard.
_SECONDS, _KILL_AFTER = 1_000_000_007, 7
_MESSAGE, _ENV = "<message>", "A_VARIABLE"
_MODULE, _FUNCTION = "a_module", "a_handler"
_CHANNEL, _ADDRESS, _SENDER, _HOST = "<channel>", "<address>", "<sender>", "<host>"
_TARGETS = {
    OnTimeout.SLACK: _CHANNEL,
    OnTimeout.EMAIL: _ADDRESS,
    OnTimeout.CALL: f"{_MODULE}:{_FUNCTION}",
}


@dataclass(frozen=True)
class FoundGuard:
    """A guard: `count` statements of the list `suite` from index `at`; `block` is the statement with that suite.

    `spec` is how it would be written anew, but for its indentation and encoding. `names` are what
    it calls the modules that it uses.
    """

    suite: list[ast.stmt]
    at: int
    count: int
    block: ast.If
    spec: GuardSpec
    names: Mapping[str, str]

    @property
    def statements(self) -> Sequence[ast.stmt]:
        return self.suite[self.at : self.at + self.count]


def find_guards(tree: ast.Module) -> list[FoundGuard]:
    """Return the guards in *tree*, in main blocks and other ``if`` statements at module level."""
    return [
        found
        for suite, block in suites(tree)
        if isinstance(block, ast.If)
        for found in _in_suite(suite, block)
    ]


def _in_suite(suite: list[ast.stmt], block: ast.If) -> Iterator[FoundGuard]:
    at = 0
    while at < len(suite):
        found = _at(suite, at, block)
        if found:
            yield found
        at += found.count if found else 1


def _at(suite: list[ast.stmt], at: int, block: ast.If) -> FoundGuard | None:
    head = suite[at : at + _MOST_STATEMENTS]
    inner = list(itertools.takewhile(lambda one: isinstance(one, ast.Import), head))
    start = at + len(inner)
    if start >= len(suite) or not isinstance(suite[start], (ast.FunctionDef, ast.ImportFrom)):
        return None
    for variant in _variants(suite[start : start + _MOST_STATEMENTS]):
        template = _template(variant)
        bound: dict[str, object] = {}
        actual = suite[start : start + len(template)]
        if len(actual) == len(template) and _unify(list(template), actual, bound, _names(variant)):
            return _found(suite, at, len(inner) + len(template), block, variant, bound)
    return None


def _found(
    suite: list[ast.stmt],
    at: int,
    count: int,
    block: ast.If,
    variant: GuardOptions,
    bound: dict[str, object],
) -> FoundGuard | None:
    inner = [statement for statement in suite[at : at + count] if isinstance(statement, ast.Import)]
    seconds, late = bound.get("seconds"), bound.get("late")
    if not isinstance(seconds, int) or isinstance(seconds, bool) or seconds < 1:
        return None
    free = {*_names(variant), "builtins"}
    if variant.kill_after is not None:
        kill_after = late - (0 if variant.timeout_env else seconds) if isinstance(late, int) else 0
        if kill_after < 1:
            return None
        variant = replace(variant, kill_after=kill_after)
    if variant.timeout_env is not None:
        variant = replace(variant, timeout_env=str(bound["env"]))
    if variant.on_timeout is OnTimeout.CALL:
        variant = replace(variant, target=f"{bound['module']}:{bound['function']}")
        free = free - {_FUNCTION} | {str(bound["function"])}
        bound[str(bound["function"])] = bound[_FUNCTION]
    elif variant.on_timeout is OnTimeout.SLACK:
        variant = replace(variant, target=str(bound[_CHANNEL]))
    elif variant.on_timeout is OnTimeout.EMAIL:
        to, sender, host = (str(bound[part]) for part in (_ADDRESS, _SENDER, _HOST))
        variant = replace(
            variant, target=to, email_from=None if sender == to else sender, email_host=host
        )
    names = {name: str(value) for name, value in bound.items() if name in free}
    handler = next(
        (one for one in suite[at : at + count] if isinstance(one, ast.FunctionDef)), None
    )
    spec = GuardSpec(
        annotated=handler is not None and handler.returns is not None,
        indent="    ",
        seconds=seconds,
        message=str(bound.get("message", "")),
        names={name: called for name, called in names.items() if name != called},
        variant=variant,
        inner_imports=tuple(map(ast.unparse, inner)),
    )
    return FoundGuard(suite, at, count, block, spec, names)


def _variants(statements: Sequence[ast.stmt]) -> Iterator[GuardOptions]:
    """Yield the variants that a guard at the head of *statements* may be of."""
    words = {
        node.attr for one in statements for node in ast.walk(one) if isinstance(node, ast.Attribute)
    }
    called = {node.id for one in statements for node in ast.walk(one) if isinstance(node, ast.Name)}
    actions = [OnTimeout.RAISE, OnTimeout.WARN]
    if isinstance(statements[0], ast.ImportFrom):
        actions = [OnTimeout.SLACK, OnTimeout.EMAIL, OnTimeout.CALL]
    for kill_after, forks, tasks, env, portable, action in itertools.product(
        (_KILL_AFTER, None) if "dump_traceback_later" in words else (None,),
        (True, False) if "filterwarnings" in words else (False,),
        (True, False) if "all_tasks" in words else (False,),
        (_ENV, None) if "environ" in words else (None,),
        (True, False) if "hasattr" in called else (False,),
        actions,
    ):
        yield GuardOptions(
            kill_after, forks, tasks, env, portable, action, _TARGETS.get(action), _SENDER, _HOST
        )


@cache
def _template(variant: GuardOptions) -> tuple[ast.stmt, ...]:
    message = f"{_MESSAGE}{SECONDS}" if variant.timeout_env is not None else _MESSAGE
    return tuple(
        ast.parse(
            guard_source(GuardSpec(False, "    ", _SECONDS, message, variant=variant), 0)
        ).body
    )


@cache
def _names(variant: GuardOptions) -> frozenset[str]:
    """Return the names in a guard that may be others."""
    return frozenset({*modules_of(variant), *names_of(variant)} - {EXCEPTION})


def _unify(
    template: object, actual: object, bound: dict[str, object], free: frozenset[str]
) -> bool:
    """Whether *actual* is *template*, once what may differ is *bound* to what is there."""
    if (
        isinstance(template, ast.Name)
        and template.id == EXCEPTION
        and isinstance(actual, ast.Attribute)
    ):
        return (
            actual.attr == EXCEPTION
            and isinstance(actual.value, ast.Name)
            and _bind("builtins", actual.value.id, bound)
        )
    if isinstance(template, (ast.Constant, ast.JoinedStr)) and isinstance(
        actual, (ast.Constant, ast.JoinedStr)
    ):
        return _unify_value(template, actual, bound)
    if type(template) is not type(actual):
        return False
    if isinstance(template, list) and isinstance(actual, list):
        return len(template) == len(actual) and all(
            _unify(one, other, bound, free) for one, other in zip(template, actual, strict=True)
        )
    if isinstance(template, ast.arguments):
        return _two_or_none(template) == _two_or_none(actual)  # called and annotated as one likes
    if isinstance(template, ast.Dict) and isinstance(actual, ast.Dict):
        return _called_as_named(actual) and _unify(template.values, actual.values, bound, free)
    if isinstance(template, ast.ImportFrom) and isinstance(actual, ast.ImportFrom):
        return _unify_import(template, actual, bound)
    if isinstance(template, ast.AST):
        return all(
            name in ("returns", "ctx", "type_comment", "type_params")
            or _unify_field(
                name, getattr(template, name, None), getattr(actual, name, None), bound, free
            )
            for name in template._fields
        )
    return template == actual


def _unify_field(
    name: str, template: object, actual: object, bound: dict[str, object], free: frozenset[str]
) -> bool:
    if name in ("id", "name") and template in free:
        return _bind(str(template), actual, bound)
    return _unify(template, actual, bound, free)


def _called_as_named(mapping: ast.Dict) -> bool:
    """Whether each key of *mapping* is the name that is its value."""
    return all(
        isinstance(key, ast.Constant) and isinstance(value, ast.Name) and key.value == value.id
        for key, value in zip(mapping.keys, mapping.values, strict=True)
    )


def _two_or_none(arguments: object) -> int:
    assert isinstance(arguments, ast.arguments)
    plain = not (arguments.vararg or arguments.kwarg or arguments.kwonlyargs or arguments.defaults)
    return len(arguments.posonlyargs + arguments.args) if plain else -1


def _unify_import(
    template: ast.ImportFrom, actual: ast.ImportFrom, bound: dict[str, object]
) -> bool:
    if actual.level or len(actual.names) != 1:
        return False
    (wanted,), (alias,) = template.names, actual.names
    if template.module == _MODULE:
        known = _bind("module", actual.module, bound) and _bind("function", alias.name, bound)
    else:
        known = (template.module, wanted.name) == (actual.module, alias.name)
    return known and _bind(wanted.name, alias.asname or alias.name, bound)


def _unify_value(template: ast.expr, actual: ast.expr, bound: dict[str, object]) -> bool:
    wanted = getattr(template, "value", None)
    value = getattr(actual, "value", None)
    if isinstance(template, ast.JoinedStr) and _said(template) is None:
        return isinstance(actual, ast.JoinedStr)  # what it says of a bad value
    if isinstance(template, ast.JoinedStr) or wanted == _MESSAGE:
        text = _said(actual)
        return text is not None and _bind("message", text, bound)
    if isinstance(actual, ast.JoinedStr):
        return False
    if wanted == _SECONDS:
        return _bind("seconds", value, bound)
    if wanted == str(_SECONDS):
        return isinstance(value, str) and value.isdecimal() and _bind("seconds", int(value), bound)
    if wanted == _SECONDS + _KILL_AFTER or wanted == _KILL_AFTER:
        return _bind("late", value, bound)
    if wanted == _ENV:
        return _bind("env", value, bound)
    if wanted in (_CHANNEL, _ADDRESS, _SENDER, _HOST):
        return isinstance(value, str) and _bind(wanted, value, bound)
    return type(wanted) is type(value) and wanted == value


def _said(node: ast.expr) -> str | None:
    """Return the message that *node* is, with `SECONDS` for the limit."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    text = ""
    for part in node.values if isinstance(node, ast.JoinedStr) else ():
        if isinstance(part, ast.Constant):
            text += str(part.value)
        elif (
            isinstance(part, ast.FormattedValue)
            and isinstance(part.value, ast.Name)
            and part.conversion == -1
        ):
            text += SECONDS
        else:
            return None
    return text or None


def _bind(name: str, value: object, bound: dict[str, object]) -> bool:
    return bound.setdefault(name, value) == value
