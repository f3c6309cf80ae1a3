"""The meaning of names in a file: functions, classes, imports, and what variables hold."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from typing import Any, TypeVar

from guard_codemod.data.call import Call
from guard_codemod.lazy import cached_property, dataclass, memoized, recursive
from guard_codemod.semantic.ast_utils import (
    FUNCTIONS,
    WITH,
    Function,
    annotated,
    arguments,
    expressions_of,
    last_name,
    made_in,
    parameters_of,
    statements,
    values_by_name,
    without_key,
)
from guard_codemod.semantic.call_facts import STANDARD, CallFacts
from guard_codemod.semantic.import_path import ImportPath, Path
from guard_codemod.semantic.qualified_names import CallEvent, import_aliases, qualified_name
from guard_codemod.semantic.statement_index import StatementIndex, calls_in_order, normalize_source

Answer = TypeVar("Answer")

_SIGNAL_NAMES = ("alarm", "setitimer", "signal", "Signals", "SIGALRM", "ITIMER_REAL")
"""What ``from signal import *`` binds that concerns the alarm."""


@dataclass
class SemanticModel:
    """The functions, classes and names that calls in a file may refer to. `content` is its text.

    `imports` finds the modules of its tree that the file imports, if available.
    """

    tree: ast.Module
    content: str
    statements: StatementIndex
    aliases: dict[str, str] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    classes: dict[str, ast.ClassDef] = field(default_factory=dict)
    facts: CallFacts = STANDARD
    modules: frozenset[str] = frozenset()
    """The modules, up to the first dot, of which something is imported."""
    is_guard_module: Callable[[str], bool] = lambda _name: False
    """Whether a module of that name guards the job that calls its ``arm``."""
    trace_prefix: list[tuple[ast.stmt, CallEvent]] = field(default_factory=list)
    """The first calls of a run, as far as the trace has been followed."""
    imports: ImportPath | None = None
    _made_by: dict[ast.AST, list[tuple[ast.Call, bool]]] = field(default_factory=dict)
    _answers: dict[object, Any] = field(default_factory=dict)
    makers: dict[str, list[str]] = field(default_factory=dict)
    """What the calls make that are assigned to each variable."""
    linked_models: dict[Path, SemanticModel | None] = field(default_factory=dict)
    """The models of modules of the tree, by their paths."""

    @classmethod
    def of(
        cls,
        tree: ast.Module,
        content: str,
        facts: CallFacts = STANDARD,
        is_guard_module: Callable[[str], bool] | None = None,
    ) -> SemanticModel:
        """Return the program *tree*, whose text is *content*, of which *facts* are known."""
        content = normalize_source(content)
        program = cls(tree, content, StatementIndex(tree, content), facts=facts)
        if is_guard_module:
            program.is_guard_module = is_guard_module
        outer = program.statements.at_module_level
        # What a function imports does not change what the name means elsewhere.
        nodes = [*program.statements.of(ast.Import, ast.ImportFrom), *outer]
        program.aliases = import_aliases(nodes)
        if program.aliases.get("*") == "signal.*":
            program.aliases.update((name, f"signal.{name}") for name in _SIGNAL_NAMES)
        program.modules = frozenset(name.partition(".")[0] for name in program.aliases.values())
        methods = {}
        for made in program.statements.of(ast.ClassDef):
            program.classes[made.name] = made
            for member in made.body:
                if isinstance(member, FUNCTIONS):
                    program.functions[f"{made.name}.{member.name}"] = methods[member] = member
        # A bare name is that of the module, if there is one, and rather of no method.
        inner = sorted(program.statements.of(*FUNCTIONS), key=methods.__contains__)
        for function in (*outer, *inner):
            if isinstance(function, FUNCTIONS):
                program.functions.setdefault(function.name, function)
        program._alias_variables()
        return program

    def _alias_variables(self) -> None:
        """Track variables as the results of calls, if all their assignments are the same call."""
        assigned: dict[str, str] = {}
        for target, value in self._bound:
            of = value.value if isinstance(value, ast.Attribute) else None
            known = type(value) is ast.Call or qualified_name(of, {}) == "self"
            if type(target) is ast.Name and known:
                made = self.qualified(value)
                self.makers.setdefault(target.id, []).append(made.removesuffix("()"))
                assigned[target.id] = made if assigned.get(target.id, made) == made else ""
        for name, made in assigned.items():
            root = made.partition(".")[0].removesuffix("()")
            if made and (root != name or name in self.modules):
                self.aliases.setdefault(name, made)

    @cached_property
    def _bound(self) -> list[tuple[ast.expr | None, ast.expr]]:
        """What assignments and ``with`` bind, each with the value."""
        pairs: list[tuple[ast.expr | None, ast.expr]] = []
        for assignment in self.statements.of(ast.Assign):
            value = made_in(assignment.value)
            for target in assignment.targets:
                pairs.append((target, value))
                if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                    pairs += zip(target.elts, value.elts, strict=False)
        annotated = self.statements.of(ast.AnnAssign)
        pairs += ((statement.target, statement.value) for statement in annotated if statement.value)
        for entering in self.statements.of(*WITH):
            items = getattr(entering, "items", ())
            pairs += ((item.optional_vars, item.context_expr) for item in items)
        return pairs

    def bound_to(self, name: str) -> list[ast.expr]:
        """Return what assignments and ``with`` give the variable or attribute *name*, anywhere."""
        return self.keep("bound", lambda: values_by_name(self._bound)).get(name, [])

    def spells(self, *texts: str) -> bool:
        """Whether the code, without its comments and docstrings, has one of *texts*."""
        return any(text in self.content and text in self.statements.code for text in texts)

    def search(self, pattern: str | re.Pattern[str]) -> re.Match[str] | None:
        """Return where *pattern* is in the code, without its comments and docstrings."""
        pattern = re.compile(pattern) if isinstance(pattern, str) else pattern
        # Most files have it nowhere: the code is found only for the others.
        may_match = "!" in pattern.pattern or pattern.search(self.content)
        return pattern.search(self.statements.code) if may_match else None

    def known(self, name: str) -> Call:
        """Return what is known of calls of the dotted *name*."""
        return self.facts.of(name)

    def qualified(self, node: ast.AST | None) -> str:
        """Return the qualified name of *node*, or "" where it has none."""
        return qualified_name(node, self.aliases)

    def bases(self, definition: ast.ClassDef) -> list[str]:
        """Return the qualified names of the classes that *definition* is derived from."""
        return [*map(self.qualified, map(without_key, definition.bases))]

    def decorators(self, function: Function) -> list[str]:
        """Return the qualified names of the decorators of *function*, ``()`` behind calls."""
        return [*map(self.qualified, function.decorator_list)]

    def facts_of(self, node: ast.AST) -> Call:
        """Return what is known of the call *node*, or of calls of the name *node*."""
        return self.facts.of(self.qualified(node.func if isinstance(node, ast.Call) else node))

    def calls_in(self, body: Iterable[ast.stmt]) -> Iterator[ast.Call]:
        """Yield the calls in *body*, and in all that is nested in it."""
        return (call for statement in statements(body) for call, _ in self.calls(statement))

    def calls_spelling(self, words: Iterable[str]) -> Iterator[ast.Call]:
        """Yield the calls in the statements that spell one of *words*."""
        placed = self.statements.spelling(words)
        return (call for statement, *_ in placed for call, _ in self.calls(statement))

    def calls_of(self, name: str) -> Iterator[ast.Call]:
        """Yield the calls of the qualified *name*."""
        calls = self.calls_spelling([name.rpartition(".")[2]])
        return (call for call in calls if self.qualified(call.func) == name)

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
    def attributes(self) -> dict[str, str]:
        """What the attributes of ``self`` are made by, "" if that is not always the same call.

        What a parameter is given, and what a class only annotates, goes by the annotation.
        """
        made_by = {name: self._made_as([kind]) for name, kind in annotated(self.classes.values())}
        for target, value in self._bound:
            if not isinstance(target, ast.Attribute) or qualified_name(target.value, {}) != "self":
                continue
            is_call = isinstance(value, ast.Call)
            made = self.qualified(value) if is_call else self.made_by(last_name(value))
            if is_call or made:
                made_by[target.attr] = made if made_by.get(target.attr, made) == made else ""
        return made_by

    def _made_as(self, annotations: Iterable[ast.expr]) -> str:
        """Return what makes an object of the class that all *annotations* name, if one is known."""
        names = {self.qualified(annotation) for annotation in annotations}
        return self._only([f"{name}()" for name in names])

    def _only(self, made: Sequence[str]) -> str:
        """Return what all of *made* is, if it is of a module or a class of the file, or ""."""
        only = made[0] if len({*made}) == 1 else ""
        root = only.partition(".")[0].removesuffix("()")
        return only if root in self.modules or root in self.classes else ""

    @memoized
    def values_of(self, name: str) -> list[ast.expr]:
        """Return what the variable, parameter or attribute of ``self`` *name* may stand for."""
        return list(self._values_of(name))

    def _values_of(self, name: str) -> Iterator[ast.expr]:
        if name in self.constants:
            yield from self.constants[name]
        elif name.startswith("self."):
            for target, value in self._members:
                if f"self.{target}" != name:
                    continue
                if isinstance(value, ast.Name) and value.id in self.parameters:
                    yield from self._values_of(value.id)
                else:
                    yield value
        else:
            for key, function in self.parameters.get(name, ()):
                yield from self.given_for(name, key, function)

    @memoized
    def returned_by(self, name: str) -> str:
        """Return the call that makes what *name* returns, as in "ftplib.FTP()", "" if unknown."""
        if name not in self.functions:
            return ""
        body = self.functions[name].body
        values = [node.value for node in statements(body) if isinstance(node, ast.Return)]
        assigned = [node for node in statements(body) if isinstance(node, ast.Assign)]
        bound = {getattr(node.targets[0], "id", None): node.value for node in assigned}
        made = {
            self.qualified(node and bound.get(getattr(node, "id", ""), node)) for node in values
        }
        only = made.pop() if len(made) == 1 else ""
        if only in ("self", "cls()"):
            only = f"{name.rpartition('.')[0]}()"
        return only if only.endswith("()") else ""

    @recursive(meanwhile="")
    def made_by(self, name: str) -> str:
        """Return the call that makes the parameter *name*, by annotation or all calls, or ""."""
        if name in self.aliases or name not in self.parameters:
            return ""
        given = (node for _, function in self.parameters[name] for node in parameters_of(function))
        classes = [node.annotation for node in given if node.arg == name and node.annotation]
        if classes:
            return self._made_as(classes)
        values = self._values_of(name)
        return self._only(
            [self.qualified(node) if isinstance(node, ast.Call) else "" for node in values]
        )

    @cached_property
    def parameters_kept(self) -> set[str]:
        """The attributes of ``self`` that hold what a parameter of the same name was given."""
        names = ((f"self.{name}", value) for name, value in self._members)
        return {name for name, value in names if last_name(value) in self.parameters}

    @cached_property
    def _members(self) -> list[tuple[str, ast.expr]]:
        """What classes, and methods by ``self``, assign to attributes."""
        members = [
            (target.attr, value)
            for target, value in self._bound
            if isinstance(target, ast.Attribute)
        ]
        for made in self.classes.values():
            for member in made.body:
                if isinstance(member, ast.Assign):
                    names = [target.id for target in member.targets if isinstance(target, ast.Name)]
                    members += [(name, member.value) for name in names]
        return members

    @cached_property
    def parameters(self) -> dict[str, list[tuple[str, Function]]]:
        """The functions with a parameter of each name, with their keys."""
        parameters: dict[str, list[tuple[str, Function]]] = defaultdict(list)
        methods = {id(self.functions[key]) for keys in self.methods.values() for key in keys}
        for key, function in self.functions.items():
            if "." in key or id(function) not in methods:
                for argument in parameters_of(function):
                    parameters[argument.arg].append((key, function))
        return parameters

    def given_for(self, name: str, key: str, function: Function) -> Iterator[ast.expr]:
        """Yield what calls pass for the parameter *name* of *function*, also by its default."""
        owner, _, method = key.rpartition(".")
        calls = [
            call
            for call in self.calls_spelling([owner if method == "__init__" else method])
            if (called := self.resolve_call(self.qualified(call.func), owner or None))
            and called[1] is function
        ]
        default = arguments(ast.Call(ast.Name(method), [], []), function)
        passed = [arguments(call, function) or default for call in calls] or [default]
        yield from (given[name] for given in passed if name in given)

    @cached_property
    def methods(self) -> dict[str, list[str]]:
        """The keys in `functions` of the methods of each name."""
        methods: dict[str, list[str]] = defaultdict(list)
        for key in self.functions:
            if "." in key:
                methods[key.rpartition(".")[2]].append(key)
        return methods

    def method_of(self, owner: str, name: str) -> Function | None:
        """Return the method *name* of class *owner*, or of a class of the file above it."""
        lineage = self.lineage(owner) if name in self.methods else ()
        keys = (f"{owner}.{name}" for owner in lineage)
        return next((self.functions[key] for key in keys if key in self.functions), None)

    @memoized
    def lineage(self, name: str) -> list[str]:
        """Return the class *name* and, if it is one of the file, all that it is derived from."""
        names = [name]
        for ancestor in names:  # which grows
            bases = self.bases(self.classes[ancestor]) if ancestor in self.classes else ()
            names += [base for base in bases if base not in names]
        return names

    def unique_method(self, name: str) -> tuple[str, Function] | None:
        """Return the method *name* with its key in `functions`, if only one class has one."""
        keys = self.methods.get(name, ())
        return (keys[0], self.functions[keys[0]]) if len(keys) == 1 else None

    def keep(
        self, key: object, make: Callable[[], Answer], meanwhile: Answer | None = None
    ) -> Answer:
        """Return the result of *make*, called once for each *key*, or *meanwhile* inside *make*."""
        if key not in self._answers:
            self._answers[key] = meanwhile
            self._answers[key] = make()
        answer: Answer = self._answers[key]
        return answer

    def calls(self, node: ast.AST) -> list[tuple[ast.Call, bool]]:
        """Return the calls in *node* in their order, each with False if it may be skipped."""
        made = self._made_by.get(node)  # not memoized: several walks come by
        if made is None:
            made = self._made_by[node] = calls_in_order(node)
        return made

    def is_generator(self, function: Function) -> bool:
        """Whether a call of *function* runs nothing of it yet."""
        return id(function) in self._generators

    @cached_property
    def _generators(self) -> set[int]:
        return {
            id(placed.function)
            for placed in self.statements.spelling(["yield"])
            if expressions_of(placed.statement, (ast.Yield, ast.YieldFrom))
        }

    def resolve_call(self, name: str, owner: str | None) -> tuple[str, Function] | None:
        """Return the local function that a call of *name* inside class *owner* runs."""
        if name not in self.functions:
            made, called, member = name.rpartition("().")
            if "." in made or made in self.functions:
                made = self.returned_by(made.replace("()", "")).removesuffix("()") or made
            first, _, rest = name.partition(".")
            if not called and first in ("self", "cls"):
                attribute, _, inner = rest.partition(".")
                made = self.attributes.get(attribute, "")[:-2] if inner else owner or ""
                member = inner or rest
            elif not called:
                made, member = self.made_by(first)[:-2], rest
            method = self.method_of(made, member)
            if method is not None:
                return f"{made}.{method.name}", method
            name = self._called_as(name[:-2]) if name.endswith("()") else f"{name}.__init__"
        function = self.functions.get(name)
        return None if function is None else (name, function)

    def _called_as(self, name: str) -> str:
        """Return which function a call of the result of *name* runs: returned, or ``__call__``."""
        body = self.functions[name].body if name in self.functions else ()
        values = (node.value for node in statements(body) if isinstance(node, ast.Return))
        made = list(filter(None, values))
        return last_name(made[0]) if len(made) == 1 else f"{name}.__call__"
