"""The calls that a program makes when it runs, in order, with its own functions followed."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from guard_codemod.analysis import known
from guard_codemod.analysis.calls import Aliases, dotted, import_aliases
from guard_codemod.analysis.mainblock import is_main_case, truth
from guard_codemod.analysis.nodes import (
    DEFINITIONS,
    TRY,
    Function,
    expressions_of,
    nested_statements,
    own_expressions,
    statements,
)
from guard_codemod.analysis.statements import Placed, Statements, as_read

_SIGNAL_NAMES = ("alarm", "setitimer", "signal", "Signals", "SIGALRM", "ITIMER_REAL")
"""What ``from signal import *`` binds that concerns the alarm."""


@dataclass(frozen=True)
class Step:
    """One call. `certain` says that it is made on every run; `within` lists the local functions
    that were followed to it, outermost first."""

    call: ast.Call
    name: str
    certain: bool
    within: tuple[str, ...]


@dataclass(frozen=True)
class Importing:
    """One import statement that is run; `certain` and `within` are as of a `Step`."""

    statement: ast.Import | ast.ImportFrom
    certain: bool
    within: tuple[str, ...]


@dataclass
class Program:
    """The functions, classes and names that the calls of a file may refer to. `content` is its text, `as_read`."""

    tree: ast.Module
    content: str
    statements: Statements
    aliases: dict[str, str] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    classes: dict[str, ast.ClassDef] = field(default_factory=dict)
    _made_by: dict[int, list[tuple[ast.Call, bool]]] = field(default_factory=dict)
    _generators: dict[int, bool] = field(default_factory=dict)
    _ran: list[tuple[ast.stmt, Step]] = field(default_factory=list)

    @classmethod
    def of(cls, tree: ast.Module, content: str) -> Program:
        """Return the program *tree*, whose text is *content*."""
        content = as_read(content)
        program = cls(tree, content, Statements(tree, content))
        imports = program.statements.of(ast.Import, ast.ImportFrom)
        program.aliases = import_aliases(statement for statement, *_ in imports)
        if program.aliases.get("*") == "signal.*":
            program.aliases.update((name, f"signal.{name}") for name in _SIGNAL_NAMES)
        definitions = program.statements.of(*DEFINITIONS)
        for statement, *_ in sorted(definitions, key=_is_nested):  # a bare name is that of the module, if there is one
            if isinstance(statement, Function):
                program.functions.setdefault(statement.name, statement)
        for statement, *_ in definitions:
            if isinstance(statement, ast.ClassDef):
                program.classes[statement.name] = statement
                for member in statement.body:
                    if isinstance(member, Function):
                        program.functions[f"{statement.name}.{member.name}"] = member
        program._alias_variables()
        return program

    def _alias_variables(self) -> None:
        """Let variables stand for what a call makes, if all that is bound to them is made by the same."""
        bound: list[tuple[ast.expr | None, ast.expr]] = []
        for placed in self.statements.of(ast.Assign):
            if isinstance(placed.statement, ast.Assign) and isinstance(placed.statement.value, ast.Call):
                bound += [(target, placed.statement.value) for target in placed.statement.targets]
        for statement, *_ in self.statements.of(ast.With, ast.AsyncWith):
            if isinstance(statement, (ast.With, ast.AsyncWith)):
                bound += ((item.optional_vars, item.context_expr) for item in statement.items)
        assigned: dict[str, str] = {}
        for target, value in bound:
            if isinstance(target, ast.Name) and isinstance(value, ast.Call):
                made = dotted(value, self.aliases)
                assigned[target.id] = made if assigned.get(target.id, made) == made else ""
        for name, made in assigned.items():
            if made and not made.startswith(name):
                self.aliases.setdefault(name, made)

    @cached_property
    def constants(self) -> dict[str, list[ast.expr]]:
        """What is assigned to each name at module level."""
        constants: dict[str, list[ast.expr]] = defaultdict(list)
        for statement in self.statements.at_module_level:
            if isinstance(statement, ast.Assign):
                for target in statement.targets:
                    if isinstance(target, ast.Name):
                        constants[target.id].append(statement.value)
        return constants

    @cached_property
    def methods(self) -> dict[str, list[str]]:
        """The keys in `functions` of the methods of each name."""
        methods: dict[str, list[str]] = defaultdict(list)
        for key in self.functions:
            if "." in key:
                methods[key.rpartition(".")[2]].append(key)
        return methods

    def steps(self, body: Iterable[ast.AST], owner: str | None = None) -> Iterator[Step]:
        """Yield the calls that *body*, in class *owner* or in none, makes, in order; with those of local functions."""
        return (step for step in _Walk(self).body(body, True, (), owner) if isinstance(step, Step))

    def run(self) -> Iterator[tuple[ast.stmt, Step]]:
        """Yield the calls of a run as ``__main__``, each with the statement at module level that leads to it."""
        yield from self._ran
        known = len(self._ran)
        steps = ((top, step) for top, step in self._walk(_Walk(self)) if isinstance(step, Step))
        for at, one in enumerate(steps):
            if at == len(self._ran):
                self._ran.append(one)
            if at >= known:
                yield one

    def run_and_import(self) -> Iterator[tuple[ast.stmt, Step | Importing]]:
        """Like `run`, with the import statements between the calls.

        Here nothing is certain that some platforms leave out, or a function behind a ``return`` that is not.
        """
        return self._walk(_Walk(self, strictly=True))

    def _walk(self, walk: _Walk) -> Iterator[tuple[ast.stmt, Step | Importing]]:
        for statement in self.tree.body:
            for step in walk.body([statement], True, (), None):
                yield statement, step

    def calls(self, node: ast.AST) -> list[tuple[ast.Call, bool]]:
        """Return the calls in the expressions of *node*, in the order in which they are made.

        Each comes with whether it is made for certain, rather than if something else is true.
        """
        # Kept, as is_generator's answers are: several walks come by, and the nodes live as long as the tree.
        if id(node) not in self._made_by:
            self._made_by[id(node)] = _calls(node)
        return self._made_by[id(node)]

    def is_generator(self, function: Function) -> bool:
        """Whether a call of *function* runs nothing of it yet."""
        if id(function) not in self._generators:
            self._generators[id(function)] = "yield" in self.content and _yields(function)
        return self._generators[id(function)]

    def local_function(self, name: str, owner: str | None) -> tuple[str, Function] | None:
        """Return the function of this file that a call by *name* runs, from inside class *owner*."""
        for candidate in (
            name,
            f"{owner}.{name.partition('.')[2]}" if owner and name.startswith(("self.", "cls.")) else "",
            name.replace("().", "."),
            f"{name}.__init__",
        ):
            if candidate in self.functions:
                return candidate, self.functions[candidate]
        return None


def _is_nested(placed: Placed) -> bool:
    return placed.function is not None or placed.owner is not None


class _Walk:
    """One walk over a program; each function is followed once, so that it stays linear."""

    def __init__(self, program: Program, *, strictly: bool = False) -> None:
        self._program = program
        self._strictly = strictly
        self._followed: set[str] = set()

    def body(
        self, body: Iterable[ast.AST], certain: bool, within: tuple[str, ...], owner: str | None
    ) -> Iterator[Step | Importing]:
        for node in body:
            if isinstance(node, DEFINITIONS):
                continue
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                yield Importing(node, certain, within)
                continue
            for call, sure in self._program.calls(node):
                yield from self._call(call, certain and sure, within, owner)
            if isinstance(node, ast.stmt):
                for suite, taken in _suites(node, None if self._strictly else self._program.aliases):
                    yield from self.body(suite, True if taken is None else certain and taken, within, owner)
            if isinstance(node, _LEAVES_THE_SUITE):
                return
            if self._strictly and within and isinstance(node, ast.stmt):
                certain = certain and not _may_return(node)

    def _call(
        self, call: ast.Call, certain: bool, within: tuple[str, ...], owner: str | None
    ) -> Iterator[Step | Importing]:
        name = dotted(call.func, self._program.aliases)
        yield Step(call, name, certain, within)
        if name in known.RUNS_THE_PROGRAM and call.args:
            name = dotted(call.args[0], self._program.aliases)
        local = self._program.local_function(name, owner) if len(within) < 20 else None
        if local is None or local[0] in self._followed or self._program.is_generator(local[1]):
            return
        key, function = local
        self._followed.add(key)
        yield from self.body(function.body, certain, (*within, key), key.rpartition(".")[0] or owner)


_LEAVES_THE_SUITE = (ast.Return, ast.Raise, ast.Break, ast.Continue)


def _calls(node: ast.AST) -> list[tuple[ast.Call, bool]]:
    found = expressions_of(node, _CONCERNS_CALLS) if isinstance(node, ast.stmt) else list(ast.walk(node))
    calls = [expression for expression in found if isinstance(expression, ast.Call)]
    if not calls:
        return []
    unsure = {
        id(call)
        for expression in found
        if type(expression) in _CONDITIONAL
        for part in _conditional_parts(expression)
        for call in ast.walk(part)
        if isinstance(call, ast.Call)
    }
    if len(calls) > 1:  # an argument is called before the call that it is passed to, which ends behind it
        calls.sort(key=lambda call: (call.end_lineno or 0, call.end_col_offset or 0))
    return [(call, id(call) not in unsure) for call in calls]


_CONDITIONAL = frozenset({ast.IfExp, ast.BoolOp, ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp})
_CONCERNS_CALLS = _CONDITIONAL | {ast.Call}


def _conditional_parts(expression: ast.AST) -> Sequence[ast.AST]:
    """Return the parts of *expression* that are evaluated only if something, as ``__main__``, is true."""
    if isinstance(expression, ast.IfExp):
        value = truth(expression.test, as_main=True)
        return [part for part, when in ((expression.body, True), (expression.orelse, False)) if value is not when]
    if isinstance(expression, ast.BoolOp):
        goes_on = isinstance(expression.op, ast.And)
        return () if truth(expression.values[0], as_main=True) is goes_on else expression.values[1:]
    if isinstance(expression, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
        return [expression.elt]
    return [expression.key, expression.value] if isinstance(expression, ast.DictComp) else ()


def _may_return(statement: ast.stmt) -> bool:
    return any(isinstance(nested, ast.Return) for nested in statements(nested_statements(statement)))


def _suites(statement: ast.stmt, aliases: Aliases | None) -> Sequence[tuple[Sequence[ast.AST], bool | None]]:
    """Return the suites of *statement*, each with whether it runs when the statement does.

    None stands for a suite that runs only as ``__main__``: what else decides is left aside. With *aliases*, so are
    tests of the platform.
    """
    if isinstance(statement, ast.If):
        as_main, as_import = truth(statement.test, as_main=True), truth(statement.test, as_main=False)
        if as_main is not False and as_import is False:
            return (statement.body, None), (statement.orelse, False)
        if as_main is False:
            return (statement.body, False), (statement.orelse, None if as_import is True else True)
        taken = as_main is True or (aliases is not None and is_platform_test(statement.test, aliases))
        return (statement.body, taken), (statement.orelse, False)
    if isinstance(statement, TRY):
        handlers = [child for handler in statement.handlers for child in handler.body]
        return (
            (statement.body, True),
            (statement.orelse, True),
            (handlers, False),
            (statement.finalbody, True),
        )
    if isinstance(statement, (ast.With, ast.AsyncWith)):
        return ((statement.body, True),)
    if isinstance(statement, ast.While):
        endless = isinstance(statement.test, ast.Constant) and bool(statement.test.value)
        return (statement.body, endless), (statement.orelse, False)
    if isinstance(statement, ast.Match):
        return tuple((case.body, None if is_main_case(statement, case) else False) for case in statement.cases)
    return ((nested_statements(statement), False),)


def is_platform_test(test: ast.expr, aliases: Aliases) -> bool:
    """Whether *test* only asks if this platform has the alarm, as portable guards do."""
    names = {node.attr if isinstance(node, ast.Attribute) else aliases.get(node.id, node.id)
             for node in ast.walk(test) if isinstance(node, (ast.Attribute, ast.Name))}  # fmt: skip
    return (bool(names & {"hasattr", "platform", "system"}) and bool(names & {"signal", "sys", "platform"})) or (
        "os" in names and "name" in names
    )


def _yields(function: Function) -> bool:
    return any(
        isinstance(node, (ast.Yield, ast.YieldFrom))
        for statement in statements(function.body)
        for node in own_expressions(statement)
    )
