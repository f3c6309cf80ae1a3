"""Recognize guards by templates, which are made from the same parts as their text.

This finds guards that the tool wrote, and those of the same form that were written by hand.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial

from guard_codemod.guards.actions import action_of, actions
from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.guard_module import armed_module, module_called, spec_of
from guard_codemod.guards.parts import parts, parts_of
from guard_codemod.guards.parts.alarm import Portable
from guard_codemod.guards.parts.backstop import BackstopAlone
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.placeholders import MESSAGE, SECONDS, Templated
from guard_codemod.guards.spec import GuardOptions, GuardSpec
from guard_codemod.guards.templates import (
    guard_statements,
    modules_of,
    names_of,
    template_of,
)
from guard_codemod.guards.unification import Unification, is_import_of, leaves
from guard_codemod.lazy import frozen, regex, replace


@frozen
class GuardMatch:
    """A guard: `count` statements of the list `suite` from index `at`.

    `block` is the statement with that suite. `spec` would write the same guard, except for its
    indentation and encoding. `names` maps the modules that it uses to their names.
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


IsModule = Callable[[str], bool]
"""A function that says whether the module of a name is a guard module."""


def no_module(_name: str) -> bool:
    """Return False: no module is a guard module."""
    return False


def find_guards(tree: ast.Module, is_guard_module: IsModule = no_module) -> list[GuardMatch]:
    """Return the guards in *tree*, in main blocks and other ``if`` statements at module level."""
    return [
        match
        for suite, block in _suites(tree)
        if isinstance(block, ast.If)
        for match in _in_suite(suite, block, partial(_of_module, tree, is_guard_module))
    ]


def options_of_guard(tree: ast.Module, is_guard_module: IsModule) -> GuardOptions | None:
    """Return the options of the only guard in *tree*, None if there is not exactly one."""
    guards = find_guards(tree, is_guard_module)
    return guards[0].spec.options if len(guards) == 1 else None


def remove_guard(tree: ast.Module, spec: GuardSpec) -> bool:
    """Remove the guard described by *spec* from *tree*; return False unless there is exactly one.

    A suite that contained nothing else is left empty.
    """
    guard = guard_statements(spec)
    dumps = [ast.dump(statement) for statement in guard]
    matches = [
        (suite, at)
        for suite, _ in _suites(tree)
        for at in range(len(suite) - len(guard) + 1)
        if all(map(_alike, suite[at : at + len(guard)], guard))
        and [ast.dump(statement) for statement in suite[at : at + len(guard)]] == dumps
    ]
    if len(matches) != 1:
        return False
    suite, at = matches[0]
    del suite[at : at + len(guard)]
    return True


def _alike(this: ast.stmt, other: ast.stmt) -> bool:
    """Whether two statements may be equal: a quick test to avoid most comparisons."""
    return type(this) is type(other) and getattr(this, "name", None) == getattr(other, "name", None)


def _suites(tree: ast.Module) -> Iterator[tuple[list[ast.stmt], ast.AST]]:
    """Yield each suite outside functions and classes, with the node that it belongs to."""
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        inside: list[ast.AST] = []
        for name in ("body", "orelse", "finalbody"):
            suite = getattr(node, name, None)
            if isinstance(suite, list):
                yield suite, node
                inside.extend(
                    child for child in suite if isinstance(child, (ast.If, ast.Try, ast.With))
                )
        stack.extend(reversed(inside))


def _in_suite(
    suite: list[ast.stmt],
    block: ast.If,
    of_module: Callable[[list[ast.stmt], int, ast.If], GuardMatch | None],
) -> Iterator[GuardMatch]:
    at = 0
    while at < len(suite):
        match = of_module(suite, at, block) or _at(suite, at, block)
        if match:
            yield match
            at = match.at + match.count
        else:
            at += 1


def _at(suite: list[ast.stmt], at: int, block: ast.If) -> GuardMatch | None:
    """Return the guard whose first statement after its imports is at index *at*, if any."""
    if not _may_begin_guard(suite[at]):
        return None
    # Searching the rest of a long suite for each statement would be quadratic.
    words = _words(suite[at : at + _most_statements()])
    for options in _options_with(words & _words_of_guards()):
        unification = Unification(_free_names(options))
        actual = suite[at : at + len(_template(options))]
        if unification.unify(_leaves(options), actual):
            match = _match(suite, at, block, options, unification)
            if match:
                return match
    return None


def _of_module(
    tree: ast.Module, is_guard_module: IsModule, suite: list[ast.stmt], at: int, block: ast.If
) -> GuardMatch | None:
    """Return the guard at index *at* if it is a call of a guard module."""
    called = armed_module(suite[at])
    module = module_called(called, (tree.body, suite)) if called else ""
    spec = spec_of(suite[at], module, called) if module and is_guard_module(module) else None
    if spec is None or ast.dump(guard_statements(spec)[0]) != ast.dump(suite[at]):
        return None
    names = {module: called}
    inner = _inner_imports(suite, at, names)
    spec = replace(spec, inner_imports=tuple(map(ast.unparse, inner)))
    return GuardMatch(suite, at - len(inner), 1 + len(inner), block, spec, names)


def _inner_imports(suite: list[ast.stmt], at: int, names: Mapping[str, str]) -> Sequence[ast.stmt]:
    """Return the imports of *names* right above index *at*."""
    above = itertools.takewhile(lambda node: is_import_of(node, names), reversed(suite[:at]))
    return list(above)[::-1]


def _may_begin_guard(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.If) and statement.orelse:
        return False  # else each ``elif`` of a long chain would walk all that follow
    if isinstance(statement, (ast.Assign, ast.Expr, ast.If)):
        words = _words([statement])
        return any(opening <= words for opening in _words_that_open())
    return isinstance(statement, (ast.FunctionDef, ast.ImportFrom))


@cache
def _words_that_open() -> Sequence[frozenset[str]]:
    """Return sets of words: a guard without a function begins with all words of one of them."""
    alone = replace(GuardOptions(), **BackstopAlone.template)
    return [_words(_template(replace(alone, masked=masked))[:1]) for masked in (False, True)]


def _match(
    suite: list[ast.stmt], at: int, block: ast.If, template: GuardOptions, unification: Unification
) -> GuardMatch | None:
    bound = unification.bound
    changes = dict(action_of(template).found(bound))
    for part in parts_of(template):
        changes |= part.found(bound)
    numbers = (bound[SECONDS], changes.get("kill_after", 1))
    if not all(isinstance(number, int) and number > 0 for number in numbers):
        return None
    options = replace(template, **changes)
    renamed = dict(zip(names_of(template), names_of(options), strict=True))
    names = {renamed.get(name, name): called for name, called in unification.names.items()}
    count = len(_template(template))
    own = suite[at : at + count]
    inner = _inner_imports(suite, at, names)
    handler = next((statement for statement in own if isinstance(statement, ast.FunctionDef)), None)
    spec = GuardSpec(
        annotated=handler is not None and handler.returns is not None,
        indent="    ",
        seconds=int(bound[SECONDS]),
        message=str(bound.get(MESSAGE, "")),
        names={name: called for name, called in names.items() if name != called},
        options=options,
        inner_imports=tuple(map(ast.unparse, inner)),
    )
    return GuardMatch(suite, at - len(inner), count + len(inner), block, spec, names)


@cache
def _words_of_guards() -> frozenset[str]:
    """Return all words that occur in guards."""
    return frozenset().union(*_words_of_each().values())


@lru_cache(maxsize=1000)  # many guards have the same parts
def _options_with(words: frozenset[str]) -> Sequence[GuardOptions]:
    """Return the options of guards that may have these *words*, those with most parts first."""
    choices: dict[str, object] = {}
    for part in parts():
        if _words_of_each()[part] <= words:
            choices |= part.template
    plain = GuardOptions()
    templates = [action.template for action in actions() if _words_of_each()[action] <= words]
    both = ((placeholder, getattr(plain, option)) for option, placeholder in choices.items())
    combined: list[GuardOptions] = []
    for values in itertools.product(*both):
        options = replace(plain, **dict(zip(choices, values, strict=True)))
        if _all_matter(options, choices):  # as all do with an exception that do with anything
            spelled = [{}] if options.alone else templates
            combined += (replace(options, **template) for template in spelled)
    return [options for options in combined if _all_matter(options, choices)]


def _all_matter(options: GuardOptions, names: Iterable[str]) -> bool:
    """Whether those of *names* that *options* have make a difference to the guard."""
    used = {option for part in parts_of(options) for option in part.template}
    return used.issuperset(name for name in names if getattr(options, name))


_ATTRIBUTE = regex(r"(?<=\.)[A-Za-z_]\w*")
_PORTABLE = frozenset({"hasattr"})


def _words(statements: Sequence[ast.stmt]) -> frozenset[str]:
    """Return the attributes in *statements*, and ``hasattr``: a guard never renames these."""
    nodes = [node for statement in statements for node in ast.walk(statement)]
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    return (_PORTABLE & names).union(node.attr for node in nodes if isinstance(node, ast.Attribute))


@cache
def _lines_of_each() -> Mapping[type[Part], list[str]]:
    """Map each part to the lines that every guard with it has."""
    lines = {}
    for part in parts():
        code = CodeWriter(template_of(replace(GuardOptions(), **part.template)), 0)
        written = part()
        lines[part] = [line for paragraph in written.definitions(code) for line in paragraph]
        lines[part] += [*written.in_handler(code, lambda _: []), *written.arming(code)]
    return lines


@cache
def _most_statements() -> int:
    """Return how many statements a guard has side by side at most: one for each of its lines."""
    return sum(map(len, _lines_of_each().values()))


@cache
def _words_of_each() -> Mapping[type[Templated], frozenset[str]]:
    """Map each part and action to the words that every guard with it has."""
    words: dict[type[Templated], frozenset[str]] = {
        part: frozenset(_ATTRIBUTE.findall("\n".join(lines)))
        for part, lines in _lines_of_each().items()
    }
    words[Portable] = _PORTABLE  # which others write
    for action in actions():
        words[action] = _words(_template(replace(GuardOptions(), **action.template)))
    return words


@cache
def _template(options: GuardOptions) -> list[ast.stmt]:
    return guard_statements(template_of(options))


@cache
def _leaves(options: GuardOptions) -> Sequence[object]:
    return tuple(leaves(_template(options)))


@cache
def _free_names(options: GuardOptions) -> Mapping[str, str]:
    """Map names in the template that a guard may call otherwise to the original names."""
    template = template_of(options)
    names = {*modules_of(options), *names_of(options)} - {action_of(options).raises}
    return {template.names.get(name, name): name for name in names}
