"""Hazards in the modules of the job's own folder, in the functions that the job calls."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import field

from guard_codemod.lazy import dataclass, memoized, replace
from guard_codemod.model import Doubt, Finding
from guard_codemod.rules.base import extent
from guard_codemod.rules.support.checker import CheckContext
from guard_codemod.rules.support.job_doubts import is_of_a_service
from guard_codemod.semantic.ast_utils import FUNCTIONS, Function, last_name, values_given
from guard_codemod.semantic.blocking_analysis import Blocks, analysis_of
from guard_codemod.semantic.commands import is_short_command
from guard_codemod.semantic.linked_modules import LinkedFunction, is_of_tree, linked_function
from guard_codemod.semantic.logical_lines import first_line
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.statement_index import StatementContext

Check = Callable[[CheckContext], Iterable[Finding]]


@dataclass(eq=False)
class _Examined:
    """What has been found in a linked module, in the lines that were asked for."""

    context: CheckContext
    lines: set[int] = field(default_factory=set)
    mentioned: set[int] = field(default_factory=set)
    found: list[tuple[Finding, list[Function]]] = field(default_factory=list)


def in_linked_modules(
    context: CheckContext, check: Check, mentioned: set[int] | None = None
) -> Iterator[Finding]:
    """Yield what *check* finds in functions of linked modules, where the job mentions them.

    Those that are already *mentioned* are left out.
    """
    mentions = [*_mentions(context, set() if mentioned is None else mentioned)]
    called = defaultdict(list)
    for _, linked, _ in mentions:
        called[id(linked.model)].append(linked.function)
    for node, linked, decorated in mentions:
        examined = _examine(linked.model, called[id(linked.model)], context, check)
        graph = examined.context.call_graph
        for finding, functions in examined.found:
            if all(graph.is_reached(function, linked.function) for function in functions):
                where = f"{linked.path}, line {finding.line}"
                cause = f"in {linked.key}() ({where}), {finding.cause}"
                line, column, end = extent(node)
                serves = any(map(is_of_a_service, (linked.function, *functions)))
                doubts = finding.doubts | Doubt.NO_JOB.when(serves)
                sure = _waits(decorated, context) if decorated else _hands_over_a_wait(context)
                if sure:
                    doubts &= ~Doubt.GUESSED
                # It may not be run like that: of what was not sure, 5 of 31 were right.
                doubts |= Doubt.CONDITIONAL.when(finding.doubts and not sure)
                doubts |= Doubt.GUESSED.when(not context.is_library)
                outside = replace(finding, cause=cause, related=(), doubts=doubts)
                yield replace(outside, line=line, column=column, end_column=end)


def _waits(placed: StatementContext | None, context: CheckContext) -> bool:
    """Whether the function that is *placed* somewhere most likely waits for others."""
    function = placed and placed.statement
    owner = placed.owner.name if placed and placed.owner else None
    return (
        isinstance(function, Function)
        and context.blocking.of(function.body, owner) >= Blocks.LIKELY
    )


@memoized
def _hands_over_a_wait(context: CheckContext) -> bool:
    """Whether the job's file has others call a function of its own that most likely waits.

    It passes it on, or defines it in a class whose base is in a linked module.
    """
    program = context.program
    derived = _bases(program)
    return any(
        context.blocking.of(function.body, owner or None) >= Blocks.LIKELY
        for key, function in program.functions.items()
        for owner in [key.rpartition(".")[0]]
        if owner in derived or _is_passed_on(function.name, program)
    )


def _is_passed_on(name: str, program: SemanticModel) -> bool:
    """Whether *name* is an argument of some call."""
    calls = program.calls_spelling([name])
    return any(last_name(given) == name for call in calls for given in values_given(call))


_Mention = tuple[ast.expr, LinkedFunction, StatementContext | None]
"""A call or a decorator, what it runs, and the function that is decorated, if one is."""


def _mentions(context: CheckContext, seen: set[int]) -> Iterator[_Mention]:
    """Yield the calls and decorators of linked functions in *context* that are not *seen* yet."""
    program = context.program
    bases = _bases(program)
    objects = {**program.aliases, **program.attributes} if bases else {}
    made = [name for name, maker in objects.items() if maker.removesuffix("()") in bases]
    words = [*names_of_neighbors(program), *made, *(["self"] if bases else [])]
    for placed in program.statements.spelling(words):
        statement = placed.statement
        if not context.concerns(statement):
            continue
        nodes: list[ast.expr] = [call for call, _ in program.calls(statement)]
        if isinstance(statement, FUNCTIONS):
            nodes += statement.decorator_list
        for node in nodes:
            called = node.func if isinstance(node, ast.Call) else node
            linked = linked_function(program.qualified(called), program)
            if linked is None and bases and isinstance(node, ast.Call):
                linked = _inherited(context.blocking.name_of(node), placed.owner, bases, context)
            if linked is None or id(linked.function) in seen or _ends_soon(node, linked, context):
                continue
            owner = placed.owner.name if placed.owner else None
            if isinstance(statement, Function) and context.blocking.is_limited(statement, owner):
                continue  # its decorator has nothing to catch
            if context.call_graph.is_reachable(placed.function):
                seen.add(id(linked.function))
                yield node, linked, placed if isinstance(statement, FUNCTIONS) else None


def _ends_soon(node: ast.expr, linked: LinkedFunction, context: CheckContext) -> bool:
    """Whether *node* has *linked* run a command that ends soon."""
    analysis = analysis_of(linked.model, context.raised, context.blocking.limit)
    return isinstance(node, ast.Call) and (
        analysis.runs_a_program(linked.function) and is_short_command(node, context.program)
    )


@memoized
def _bases(program: SemanticModel) -> dict[str, str]:
    """Return the base of each class of *program* that has one in a linked module."""
    return {
        name: base
        for name, made in program.classes.items()
        for base in program.bases(made)
        if is_of_tree(base, program)
    }


def _inherited(
    name: str, owner: ast.ClassDef | None, bases: Mapping[str, str], context: CheckContext
) -> LinkedFunction | None:
    """Return the method that a call of *name* runs, inherited by a class that may block."""
    maker, _, method = name.rpartition(".")
    made = owner.name if maker == "self" and owner else maker.removesuffix("()")
    if made not in bases or context.program.method_of(made, method):
        return None
    linked = linked_function(f"{bases[made]}.{method}", context.program)
    own = context.program.classes[made].body if linked else ()
    blocks = (context.blocking.of([*getattr(node, "body", ())], made) for node in own)
    return linked if any(wait >= Blocks.COMMAND for wait in blocks) else None


@memoized
def names_of_neighbors(program: SemanticModel) -> list[str]:
    """Return the names of *program* for what is of a module of its folder, or derived from that."""
    names = (name for name, meaning in program.aliases.items() if is_of_tree(meaning, program))
    return [*names, *_bases(program)]


def _examine(
    model: SemanticModel, called: Iterable[Function], context: CheckContext, check: Check
) -> _Examined:
    """Return what *check* finds in *model*, at least in what the functions *called* may run.

    Most of a module is for other programs: only what is called is looked into.
    """

    def start() -> _Examined:
        raised, limit = context.raised, context.limit
        imports, lines = model.imports, frozenset[int]()
        return _Examined(
            CheckContext(model, raised, 0, False, imports, limit, is_library=True, lines=lines)
        )

    key = "hazards", check, context.raised, context.limit
    examined = model.keep(key, start)
    lines = _lines_run_by(called, model, examined.lines)
    if lines:
        examined.lines |= lines
        inside = examined.context
        inside.lines = lines
        inside.call_graph.called_elsewhere.update(map(id, called))
        findings = [*check(inside), *in_linked_modules(inside, check, examined.mentioned)]
        for finding in findings:
            at_lines = [finding.line, *(loop.line for loop in finding.related)]
            around = [function_at(line, model) for line in at_lines]
            if around[0] is not None and finding.line in lines:
                examined.found.append((finding, [at for at in around if at is not None]))
    return examined


def _lines_run_by(
    called: Iterable[Function], model: SemanticModel, known: Container[int]
) -> set[int]:
    """Return the lines that the functions *called* may run, by the names there, but not *known*."""
    lines: set[int] = set()
    left = [*called]
    while left:
        function = left.pop()
        if function.lineno not in known and function.lineno not in lines:
            own = range(first_line(function), (function.end_lineno or function.lineno) + 1)
            lines.update(own)
            named = _functions_by_name(model)
            words = model.statements.words_on(own) & named.keys()
            left += (function for word in words for function in named[word])
    return {line for line in lines if line not in known}


@memoized
def _functions_by_name(model: SemanticModel) -> dict[str, list[Function]]:
    """Return the functions that each name may have run, a class all of its methods."""
    by_name = defaultdict(list)
    for function in model.statements.of(*FUNCTIONS):
        if isinstance(function, Function):
            by_name[function.name].append(function)
    for name, made in model.classes.items():
        by_name[name] += [node for node in made.body if isinstance(node, Function)]
    return by_name


def function_at(line: int, model: SemanticModel) -> Function | None:
    """Return the innermost function around *line*."""
    around = (
        function
        for function in model.statements.of(*FUNCTIONS)
        if isinstance(function, Function)
        and first_line(function) <= line <= (function.end_lineno or line)
    )
    return max(around, key=lambda function: function.lineno, default=None)
