"""Who calls whom in a program: what the main thread may run, and what is run over and over."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from guard_codemod.analysis.calls import dotted, nested_statements, own_expressions
from guard_codemod.analysis.flow import Function, Program
from guard_codemod.analysis.known import Names

LOOPS = (ast.For, ast.AsyncFor, ast.While)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)

HANDS_OVER = Names("""
    **.*Thread **.*Process **.Timer **.submit **.apply_async **.map_async **.starmap **.starmap_async **.imap
    **.imap_unordered *.map *.starmap **.run_in_executor **.to_thread **.start_new_thread
""")
"""Calls that have another thread or process call what they are given: a signal's handler never runs there."""
_ITERATES = Names("map filter **.starmap functools.reduce")
_RUNS_ITSELF = Names("**.*Thread **.*Process **.Timer")
_SPECIAL_METHODS = ("__init__", "__enter__", "__exit__", "__iter__", "__next__", "__call__", "__del__")


@dataclass(frozen=True)
class Site:
    """A place that mentions a function: in `caller`, None at module level.

    `called` says that it calls the function, `looped` that it does so in a loop, and `dropped` that it throws the
    function's value away.
    """

    caller: Function | None
    called: bool = False
    looped: bool = False
    dropped: bool = False


@dataclass
class Reach:
    """What of a program is reached from its module level, by the names of functions."""

    program: Program
    _looped: dict[int, bool] = field(default_factory=dict)
    _decorated: list[Function] = field(default_factory=list)
    _handed: set[int] = field(default_factory=set)

    def alive(self, function: Function | None) -> bool:
        """Whether the main thread may run *function*; None is the module level."""
        return function is None or id(function) in self._alive

    def looped(self, function: Function | None) -> bool:
        """Whether *function*, or what calls it, is called in a loop."""
        if function is None:
            return False
        if id(function) not in self._looped:
            self._looped[id(function)] = False  # what a recursive call of it adds
            self._looped[id(function)] = any(
                site.looped or (site.called and self.looped(site.caller))
                for site in self.sites(function)
                if self.alive(site.caller)
            )
        return self._looped[id(function)]

    def sites(self, function: Function) -> list[Site]:
        """Return the places that mention *function*."""
        return self._sites[id(function)]

    @cached_property
    def _sites(self) -> dict[int, list[Site]]:
        sites: dict[int, list[Site]] = defaultdict(list)
        for function, site in self._mentions(self.program.tree.body, None, None, False):
            sites[id(function)].append(site)
        for function in self._decorated:
            if id(function) not in self._handed:
                sites[id(function)].append(Site(None))  # its decorator may have it called
        return sites

    @cached_property
    def _alive(self) -> set[int]:
        called_by: dict[int | None, set[int]] = defaultdict(set)
        for function, sites in self._sites.items():
            for site in sites:
                called_by[None if site.caller is None else id(site.caller)].add(function)
        alive: set[int] = set()
        found = called_by[None]
        while found:
            alive |= found
            found = {called for caller in found for called in called_by[caller]} - alive
        return alive

    @cached_property
    def _methods(self) -> dict[str, list[Function]]:
        functions: dict[str, list[Function]] = defaultdict(list)
        for key, function in self.program.functions.items():
            owner, _, name = key.rpartition(".")
            if owner:
                functions[name].append(function)
        return functions

    def _mentions(
        self, body: Iterable[ast.stmt], caller: Function | None, owner: ast.ClassDef | None, looped: bool
    ) -> Iterator[tuple[Function, Site]]:
        for statement in body:
            yield from self._in_expressions(statement, caller, owner, looped or isinstance(statement, ast.While))
            if isinstance(statement, ast.ClassDef):
                yield from self._mentions(statement.body, None, statement, False)
            elif isinstance(statement, Function):
                if statement.decorator_list:
                    self._decorated.append(statement)
                yield from self._mentions(statement.body, statement, owner, False)
            elif isinstance(statement, LOOPS):
                yield from self._mentions(statement.body, caller, owner, True)
                yield from self._mentions(statement.orelse, caller, owner, looped)
            else:
                yield from self._mentions(nested_statements(statement), caller, owner, looped)

    def _in_expressions(
        self, statement: ast.stmt, caller: Function | None, owner: ast.ClassDef | None, looped: bool
    ) -> Iterator[tuple[Function, Site]]:
        nodes = list(own_expressions(statement))
        repeated = {id(inner) for node in nodes if isinstance(node, _COMPREHENSIONS) for inner in _each_time(node)}
        handed = {id(inner) for node in nodes if isinstance(node, ast.Call) for inner in self._handed_over(node)}
        iterated = {
            id(argument)
            for node in nodes
            if isinstance(node, ast.Call) and dotted(node.func, self.program.aliases) in _ITERATES
            for argument in node.args[:1]
        }
        awaited = {
            id(node.value.func) for node in nodes if isinstance(node, ast.Await) and isinstance(node.value, ast.Call)
        }
        value = statement.value if isinstance(statement, ast.Expr) else None
        called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
        dropped = id(value.func) if isinstance(value, ast.Call) else None
        for node in nodes:
            if not isinstance(node, (ast.Name, ast.Attribute)):
                continue
            if id(node) in handed:
                self._handed |= {id(function) for function in self._meant(node, owner)}
            else:
                again = id(node) in iterated or (id(node) in called and (looped or id(node) in repeated))
                for function in self._meant(node, owner):
                    one_by_one = isinstance(function, ast.FunctionDef) or id(node) in awaited
                    yield function, Site(caller, id(node) in called, again and one_by_one, id(node) == dropped)

    def _handed_over(self, call: ast.Call) -> list[ast.expr]:
        if dotted(call.func, self.program.aliases) not in HANDS_OVER:
            return []
        return [*call.args, *(keyword.value for keyword in call.keywords)]

    def _meant(self, node: ast.Name | ast.Attribute, owner: ast.ClassDef | None) -> Iterator[Function]:
        name = dotted(node, self.program.aliases)
        local = self.program.local_function(name, owner.name if owner else None)
        if isinstance(node, ast.Name) and node.id in self.program.classes:
            yield from self._run_by_others(self.program.classes[node.id])
        elif local:
            yield local[1]
        elif isinstance(node, ast.Attribute) and name.partition(".")[0] not in self.program.aliases.values():
            yield from (function for function in self._methods[node.attr] if not self._is_a_threads(function))

    def _run_by_others(self, made: ast.ClassDef) -> Iterator[Function]:
        """Yield the methods of the class *made* that code of others may call: all, if that is where it comes from."""
        bases = [dotted(base, self.program.aliases) for base in made.bases]
        foreign = any(base not in self.program.classes and base != "object" for base in bases)
        for member in made.body:
            if not isinstance(member, Function) or self._is_a_threads(member):
                continue
            if foreign or member.name in _SPECIAL_METHODS:
                yield member

    def _is_a_threads(self, function: Function) -> bool:
        return id(function) in self._run_by_threads

    @cached_property
    def _run_by_threads(self) -> set[int]:
        return {
            id(member)
            for made in self.program.classes.values()
            if any(dotted(base, self.program.aliases) in _RUNS_ITSELF for base in made.bases)
            for member in made.body
            if isinstance(member, Function) and member.name == "run"
        }


def _each_time(comprehension: ast.expr) -> Iterator[ast.AST]:
    """Yield the nodes of *comprehension* that are evaluated for each item."""
    assert isinstance(comprehension, _COMPREHENSIONS)
    parts = [comprehension.key, comprehension.value] if isinstance(comprehension, ast.DictComp) else [comprehension.elt]
    for part in (*parts, *(test for generator in comprehension.generators for test in generator.ifs)):
        yield from ast.walk(part)
