"""What the names in a program mean: its functions and classes, what it imports, and what its variables are made by."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import get_args

from guard_codemod.analysis.calls import dotted, import_aliases
from guard_codemod.analysis.mainblock import truth
from guard_codemod.analysis.nodes import Function, expressions_of, own_expressions, statements
from guard_codemod.analysis.statements import Placed, Statements, as_read

_SIGNAL_NAMES = ("alarm", "setitimer", "signal", "Signals", "SIGALRM", "ITIMER_REAL")
"""What ``from signal import *`` binds that concerns the alarm."""


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

    @classmethod
    def of(cls, tree: ast.Module, content: str) -> Program:
        """Return the program *tree*, whose text is *content*."""
        content = as_read(content)
        program = cls(tree, content, Statements(tree, content))
        imports = program.statements.placed(ast.Import, ast.ImportFrom)
        program.aliases = import_aliases(statement for statement, *_ in imports)
        if program.aliases.get("*") == "signal.*":
            program.aliases.update((name, f"signal.{name}") for name in _SIGNAL_NAMES)
        functions = program.statements.placed(*get_args(Function))
        for statement, *_ in sorted(functions, key=_is_nested):  # a bare name is that of the module, if there is one
            if isinstance(statement, Function):
                program.functions.setdefault(statement.name, statement)
        for made in program.statements.of(ast.ClassDef):
            program.classes[made.name] = made
            for member in made.body:
                if isinstance(member, Function):
                    program.functions[f"{made.name}.{member.name}"] = member
        program._alias_variables()
        return program

    def _alias_variables(self) -> None:
        """Let variables stand for what a call makes, if all that is bound to them is made by the same."""
        bound: list[tuple[ast.expr | None, ast.expr]] = []
        for assignment in self.statements.of(ast.Assign):
            if isinstance(assignment.value, ast.Call):
                bound += [(target, assignment.value) for target in assignment.targets]
        items = [with_.items for with_ in self.statements.of(ast.With)]
        items += [with_.items for with_ in self.statements.of(ast.AsyncWith)]
        bound += [(item.optional_vars, item.context_expr) for entered in items for item in entered]
        assigned: dict[str, str] = {}
        for target, value in bound:
            if isinstance(target, ast.Name) and isinstance(value, ast.Call):
                made = dotted(value, self.aliases)
                assigned[target.id] = made if assigned.get(target.id, made) == made else ""
        for name, made in assigned.items():
            if made and made.partition(".")[0].removesuffix("()") != name:
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


def _yields(function: Function) -> bool:
    return any(
        isinstance(node, (ast.Yield, ast.YieldFrom))
        for statement in statements(function.body)
        for node in own_expressions(statement)
    )
