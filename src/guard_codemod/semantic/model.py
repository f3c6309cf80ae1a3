"""The meaning of names in a file: functions, classes, imports, and what variables hold."""

from __future__ import annotations

import ast
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from guard_codemod.data.call import Call
from guard_codemod.semantic.ast_utils import FUNCTIONS, Function, expressions_of, own_expressions
from guard_codemod.semantic.call_facts import STANDARD, CallFacts
from guard_codemod.semantic.main_block import truth
from guard_codemod.semantic.qualified_names import CallEvent, import_aliases, qualified_name
from guard_codemod.semantic.statement_index import StatementIndex, as_read

Subject = TypeVar("Subject")
Answer = TypeVar("Answer")

_SIGNAL_NAMES = ("alarm", "setitimer", "signal", "Signals", "SIGALRM", "ITIMER_REAL")
"""What ``from signal import *`` binds that concerns the alarm."""


@dataclass
class SemanticModel:
    """The functions, classes and names that calls in a file may refer to. `content` is its text."""

    tree: ast.Module
    content: str
    statements: StatementIndex
    aliases: dict[str, str] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    classes: dict[str, ast.ClassDef] = field(default_factory=dict)
    facts: CallFacts = STANDARD
    is_guard_module: Callable[[str], bool] = lambda _name: False
    """Whether a module of that name guards the job that calls its ``arm``."""
    trace_prefix: list[tuple[ast.stmt, CallEvent]] = field(default_factory=list)
    """The first calls of a run, as far as the trace has been followed."""
    _made_by: dict[int, list[tuple[ast.Call, bool]]] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _answers: dict[tuple[object, int], object] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        tree: ast.Module,
        content: str,
        facts: CallFacts = STANDARD,
        is_guard_module: Callable[[str], bool] | None = None,
    ) -> SemanticModel:
        """Return the program *tree*, whose text is *content*, of which *facts* are known."""
        content = as_read(content)
        program = cls(tree, content, StatementIndex(tree, content), facts=facts)
        if is_guard_module:
            program.is_guard_module = is_guard_module
        outer = program.statements.at_module_level
        # What a function imports does not change what the name means elsewhere.
        program.aliases = import_aliases(
            [*program.statements.of(ast.Import, ast.ImportFrom), *outer]
        )
        if program.aliases.get("*") == "signal.*":
            program.aliases.update((name, f"signal.{name}") for name in _SIGNAL_NAMES)
        for function in (
            *outer,
            *program.statements.of(*FUNCTIONS),
        ):  # a bare name is that of the module, if there is one
            if isinstance(function, FUNCTIONS):
                program.functions.setdefault(function.name, function)
        for made in program.statements.of(ast.ClassDef):
            program.classes[made.name] = made
            for member in made.body:
                if isinstance(member, FUNCTIONS):
                    program.functions[f"{made.name}.{member.name}"] = member
        program._alias_variables()
        return program

    def _alias_variables(self) -> None:
        """Track variables as the results of calls, if all their assignments are the same call."""
        assigned: dict[str, str] = {}
        for target, value in self._bound():
            if isinstance(value, ast.Call) and isinstance(target, ast.Name):
                made = qualified_name(value, self.aliases)
                assigned[target.id] = made if assigned.get(target.id, made) == made else ""
        for name, made in assigned.items():
            if made and made.partition(".")[0].removesuffix("()") != name:
                self.aliases.setdefault(name, made)

    def _bound(self) -> Iterator[tuple[ast.expr | None, ast.expr]]:
        """Yield what assignments and ``with`` bind, each with the value."""
        for assignment in self.statements.of(ast.Assign):
            for target in assignment.targets:
                yield target, assignment.value
        items = [entering.items for entering in self.statements.of(ast.With)]
        items += [entering.items for entering in self.statements.of(ast.AsyncWith)]
        for item in itertools.chain(*items):
            yield item.optional_vars, item.context_expr

    def count(self, word: str) -> int:
        """Return how often the text holds *word*, be it as a part of what stands there."""
        if word not in self._counts:
            self._counts[word] = self.content.count(word)
        return self._counts[word]

    def known(self, name: str) -> Call:
        """Return what is known of calls of the dotted *name*."""
        return self.facts.of(name)

    def facts_of(self, node: ast.AST) -> Call:
        """Return what is known of the call *node*, or of calls of the name *node*."""
        return self.facts.of(
            qualified_name(node.func if isinstance(node, ast.Call) else node, self.aliases)
        )

    @cached_property
    def modules(self) -> frozenset[str]:
        """The modules, up to the first dot, of which something has a name in the program."""
        return frozenset(meant.partition(".")[0] for meant in self.aliases.values())

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

    def unique_method(self, name: str) -> tuple[str, Function] | None:
        """Return the method *name* with its key in `functions`, if only one class has one."""
        keys = self.methods.get(name, ())
        return (keys[0], self.functions[keys[0]]) if len(keys) == 1 else None

    def memoize(self, compute: Callable[[Subject], Answer], subject: Subject) -> Answer:
        """Return ``compute(subject)``, computed once; *subject* is this model or a part of it."""
        key = compute, id(subject)
        if key not in self._answers:
            self._answers[key] = compute(subject)
        return cast(Answer, self._answers[key])

    def calls(self, node: ast.AST) -> list[tuple[ast.Call, bool]]:
        """Return the calls in the expressions of *node*, in the order in which they are made.

        Each comes with whether it is made for certain, rather than if something else is true.
        """
        # Several walks come by, and the nodes live as long as the tree.
        if id(node) not in self._made_by:
            self._made_by[id(node)] = _calls(node)
        return self._made_by[id(node)]

    def is_generator(self, function: Function) -> bool:
        """Whether a call of *function* runs nothing of it yet."""
        return id(function) in self._generators

    @cached_property
    def _generators(self) -> set[int]:
        return {
            id(placed.function)
            for placed in self.statements.spelling(["yield"])
            if any(
                isinstance(node, (ast.Yield, ast.YieldFrom))
                for node in own_expressions(placed.statement)
            )
        }

    def resolve_call(self, name: str, owner: str | None) -> tuple[str, Function] | None:
        """Return the local function that a call of *name* inside class *owner* runs."""
        if name not in self.functions:
            if (
                owner
                and name.startswith(("self.", "cls."))
                and f"{owner}.{name.partition('.')[2]}" in self.functions
            ):
                name = f"{owner}.{name.partition('.')[2]}"
            elif "()." in name and name.replace("().", ".") in self.functions:
                name = name.replace("().", ".")
            else:
                name = f"{name}.__init__"
        function = self.functions.get(name)
        return None if function is None else (name, function)


def _calls(node: ast.AST) -> list[tuple[ast.Call, bool]]:
    found = (
        expressions_of(node, _CONCERNS_CALLS)
        if isinstance(node, ast.stmt)
        else list(ast.walk(node))
    )
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
    if (
        len(calls) > 1
    ):  # an argument is called before the call that it is passed to, which ends behind it
        calls.sort(key=lambda call: (call.end_lineno or 0, call.end_col_offset or 0))
    return [(call, id(call) not in unsure) for call in calls]


_CONDITIONAL = frozenset(
    {ast.IfExp, ast.BoolOp, ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp}
)
_CONCERNS_CALLS = _CONDITIONAL | {ast.Call}


def _conditional_parts(expression: ast.AST) -> Sequence[ast.AST]:
    """Return the parts of *expression* that are conditional when run as ``__main__``."""
    if isinstance(expression, ast.IfExp):
        value = truth(expression.test, as_main=True)
        return [
            part
            for part, when in ((expression.body, True), (expression.orelse, False))
            if value is not when
        ]
    if isinstance(expression, ast.BoolOp):
        goes_on = isinstance(expression.op, ast.And)
        return () if truth(expression.values[0], as_main=True) is goes_on else expression.values[1:]
    if isinstance(expression, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
        return [expression.elt]
    return [expression.key, expression.value] if isinstance(expression, ast.DictComp) else ()
