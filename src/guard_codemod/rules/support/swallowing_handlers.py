"""What catches an exception in a statement, and how that goes on."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence, Set

from guard_codemod.data.call import AT_FIRST, EVERYTHING, Call
from guard_codemod.lazy import frozen, memoized
from guard_codemod.rules.support.checker import CheckContext, Site
from guard_codemod.semantic.ast_utils import (
    FUNCTIONS,
    LOOPS,
    SIMPLE,
    TRY,
    WITH,
    Function,
    elements_of,
    is_true,
    keyword,
    last_name,
    own_expressions,
    statements,
)
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.control_flow import ControlFlow, Exit, Exits, ends_of, reached
from guard_codemod.semantic.exception_matching import (
    catcher,
    catchers,
    catches,
    catches_by_itself,
)
from guard_codemod.semantic.handler_conditions import CaughtException, ExitArguments
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.linked_modules import linked_class, linked_function
from guard_codemod.semantic.model import SemanticModel


@frozen
class SwallowingSite:
    """What swallows an exception raised in `guarded`, and runs `suite`.

    It is `by` a handler, by a ``with`` statement, or by a ``try`` in its ``finally``. `what` says
    in words what it does to the exception, which a handler knows to be `raised`, if it does.
    """

    what: str
    node: ast.expr | ast.stmt | ast.excepthandler
    by: ast.ExceptHandler | ast.stmt
    guarded: Sequence[ast.stmt]
    suite: Sequence[ast.stmt] = ()
    raised: str | None = None

    def exits(self, site: Site) -> Exits:
        """Return how `suite` may end, at *site*."""
        decide = None
        if self.raised and isinstance(self.by, ast.ExceptHandler):
            decide = site.caught(self.suite, self.raised, self.by.name).decide
        return site.context.control_flow.of(self.suite, decide)

    def is_doubtful(self, program: SemanticModel) -> bool:
        """Whether it catches, in some cases, what a library makes of the exception, or discards."""
        if isinstance(self.by, TRY):
            return not isinstance(self.by.finalbody[-1], _LEAVES)
        return all(facts.only_with for facts in self._kinds(program) or (Call(""),))

    def is_rare(self, program: SemanticModel) -> bool:
        """Whether it catches the exception only where a connection is made."""
        caught = {facts.catches for facts in self._kinds(program)}
        return AT_FIRST in caught and caught <= {AT_FIRST, ""}

    def _kinds(self, program: SemanticModel) -> list[Call]:
        kind = self.by.type if isinstance(self.by, ast.ExceptHandler) else None
        return [program.facts_of(element) for element in elements_of(kind)] if kind else []

    def leaves_unbound(self, site: Site) -> list[int]:
        """Return the lines behind *site* that read a name which only `guarded` binds."""
        end = site.statement.end_lineno or site.statement.lineno
        return [line for line in _lines_unbound(self.guarded, site) if line > end]

    def asks_for_the_unbound(self, site: Site) -> bool:
        """Whether `suite` reads what the first of `guarded`, which alone waits, would bind."""
        first, behind = self.guarded[:1], self.guarded[1:]
        lines = {inner.lineno for inner in self.suite if type(inner) in SIMPLE}
        words = (site.program.statements.words_on(range(line, line + 1)) for line in lines)
        bound = {*_bound_by(first).values()}
        if not bound or all(map(bound.isdisjoint, words)):  # as in most handlers
            return False
        again = any(isinstance(outer, LOOPS) for outer in site.within)
        if again or site.blocking.of(behind, site.owner_name) >= Blocks.SOUNDS:
            return False
        return not lines.isdisjoint(_lines_unbound(first, site))


def _lines_unbound(guarded: Sequence[ast.stmt], site: Site) -> list[int]:
    """Return the lines of the function of *site* that read a name which only *guarded* binds."""
    inside = _bound_by(guarded)
    if not inside:
        return []
    names, parameters = _names_of(site.program, site.scope)
    bound = (name for name in names if isinstance(name.ctx, ast.Store))
    only = {*inside.values()} - parameters
    only -= {name.id for name in bound if id(name) not in inside}
    return [name.lineno for name in names if isinstance(name.ctx, ast.Load) and name.id in only]


def _bound_by(suite: Sequence[ast.stmt]) -> dict[int, str]:
    """Return the names that *suite* binds, by the ids of their nodes."""
    return {
        id(node): node.id
        for statement in suite
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


@memoized
def _names_of(
    _program: SemanticModel, scope: Function | ast.Module
) -> tuple[list[ast.Name], set[str]]:
    """Return the names in *scope*, and the parameters of it and of what is in it."""
    nodes = list(ast.walk(scope))
    names = [node for node in nodes if isinstance(node, ast.Name)]
    return names, {node.arg for node in nodes if isinstance(node, ast.arg)}


def swallowing_sites(site: Site, raised: str) -> Sequence[SwallowingSite]:
    """Return what in the statement of *site* catches *raised*."""
    key = "swallowing", id(site.statement), raised, site.raised
    return site.program.keep(key, lambda: list(_swallowing_sites(site, raised)))


def runs_guarded(site: Site) -> bool:
    """Whether the statement of *site* may catch what the guard raises, once it is armed."""
    return isinstance(site.statement, Function) or site.context.is_guarded(site)


def _swallowing_sites(site: Site, raised: str) -> Iterator[SwallowingSite]:
    statement = site.statement
    if isinstance(statement, TRY):
        finally_ = site.context.control_flow.of(statement.finalbody)
        handlers = catchers(statement, site.program, raised)
        if not finally_ & Exit.NORMAL or (not handlers and finally_ & _DISCARDS):
            inside = statements(statement.finalbody)
            leaving = next((inner for inner in inside if isinstance(inner, _LEAVES)), statement)
            what = f"this {type(leaving).__name__.lower()} in finally discards"
            yield SwallowingSite(what, leaving, statement, statement.body, statement.finalbody)
            return
        in_a_group = type(statement) is not ast.Try  # what ``except*`` binds has other attributes
        for handler in handlers:
            what, known = "this handler catches", None if in_a_group else raised
            one = SwallowingSite(what, handler, handler, statement.body, handler.body, known)
            fails = not in_a_group and _fails_itself(handler, site.program, raised)
            if not (fails or one.asks_for_the_unbound(site)):
                yield one
        if not handlers and raised == site.raised:
            yield from _of_another(statement, site)
    elif isinstance(statement, WITH):
        for item in statement.items:
            if _swallows(item.context_expr, site, raised):
                what = "this context manager suppresses"
                yield SwallowingSite(what, item.context_expr, statement, statement.body)
    elif isinstance(statement, Function):
        for node in statement.decorator_list:
            program = site.program
            if _suppresses(node, program, raised) or _wraps_in_a_try(node, program, raised):
                what = "this decorator suppresses"
                yield SwallowingSite(what, node, statement, statement.body)


_LEAVES = (ast.Continue, ast.Break, ast.Return)
_DISCARDS = Exit.CONTINUES | Exit.BREAKS | Exit.RETURNS | Exit.RETURNS_VALUE


def _fails_itself(handler: ast.ExceptHandler, program: SemanticModel, raised: str) -> bool:
    """Whether *handler* asks the exception for what only others have, and so raises another."""
    caught = CaughtException(handler.name, program, raised)
    surely_run = (inner for inner in handler.body if type(inner) in SIMPLE)
    return catches_by_itself(handler.type, program) and any(map(caught.fails, surely_run))


def swallowing_statements(context: CheckContext) -> Iterator[Site]:
    """Yield the statements that may swallow an exception once the guard is armed."""
    yield from context.statements(TRY)
    yield from context.statements(WITH, None if context.imports else _CONTEXT_MANAGERS)
    functions = context.statements(FUNCTIONS, None if context.imports else _SUPPRESSES)
    yield from (site for site in functions if getattr(site.statement, "decorator_list", ()))


_SUPPRESSES = KeywordFilter(concerns=lambda facts: facts.suppresses)
_CONTEXT_MANAGERS = KeywordFilter(
    "def:__exit__,__aexit__ *:contextmanager contextlib:ExitStack", lambda facts: facts.suppresses
)
_LETS_THROUGH = frozenset({"reraise", "onerror"})
"""With one of these, what suppresses exceptions may raise others."""


def _suppresses(node: ast.expr, program: SemanticModel, raised: str) -> bool:
    """Whether *node*, made by a library, suppresses *raised*, as a decorator or in a ``with``."""
    facts = program.facts_of(node)
    call = node if isinstance(node, ast.Call) else ast.Call(node, [], [])
    if not facts.suppresses or keyword(call, *_LETS_THROUGH):
        return False
    named = [*call.args, keyword(call, "exception")]
    if named == [None]:
        return facts.catches == EVERYTHING
    return any(catches(element, program, raised) for element in named if element)


def _wraps_in_a_try(decorator: ast.expr, program: SemanticModel, raised: str) -> bool:
    """Whether *decorator*, of a neighbor, runs its function once and suppresses *raised*."""
    linked = linked_function(program.qualified(decorator), program)
    return linked is not None and any(
        isinstance(inner, Function) and _runs_and_suppresses(inner, linked.model, raised)
        for inner in statements(linked.function.body, into_definitions=True)
    )


def _runs_and_suppresses(function: Function, program: SemanticModel, raised: str) -> bool:
    """Whether *function* calls what a decorator was given, and suppresses what that raises."""
    if any(_suppresses(decorator, program, raised) for decorator in function.decorator_list):
        return _calls_a_parameter(function.body, program)
    return any(
        _calls_a_parameter(getattr(statement, "body", ()), program)
        and (handler := catcher(statement, program, raised)) is not None
        and _lets_nothing_through(handler, program, raised)
        for statement in function.body
    )


def _calls_a_parameter(body: Sequence[ast.stmt], program: SemanticModel) -> bool:
    calls = program.calls_in(body)
    return any(
        isinstance(call.func, ast.Name) and call.func.id in program.parameters for call in calls
    )


def _of_another(statement: ast.Try, site: Site) -> Iterator[SwallowingSite]:
    """Yield the handler of *statement* for an exception of the file that is raised instead."""
    for handler in statement.handlers:
        names = {*map(site.program.qualified, elements_of(handler.type))}
        names &= site.program.classes.keys()
        for name in sorted(names & _raised_instead(site.context) if names else ()):
            what = f"this handler of {name} catches what is raised instead of"
            yield SwallowingSite(what, handler, handler, statement.body, handler.body)
            return


@memoized
def _raised_instead(context: CheckContext) -> Set[str]:
    """Return the local classes, and their bases, that handlers raise instead of the exception."""
    raised: set[str] = set()
    for site in context.statements(TRY):
        handler = catcher(site.statement, context.program, context.raised)
        inside = statements(handler.body if handler else ())
        names = {_class_of(node, context.program) for node in inside} - raised
        tried = getattr(site.statement, "body", ())
        raises = not names.isdisjoint(context.program.classes)
        if raises and context.blocking.of(tried, site.owner_name) >= Blocks.COMMAND:
            raised |= names
    for name in raised & context.program.classes.keys():
        raised |= {context.program.qualified(base) for base in context.program.classes[name].bases}
    return raised


def _class_of(statement: ast.stmt, program: SemanticModel) -> str:
    """Return the class of what *statement* raises, if it does."""
    raised = statement.exc if isinstance(statement, ast.Raise) else None
    return program.qualified(raised).removesuffix("()")


def _swallows(manager: ast.expr, site: Site, raised: str) -> bool:
    """Whether leaving ``with`` *manager* swallows *raised*."""
    program = site.program
    if not isinstance(manager, ast.Call):
        return False
    name = site.blocking.name_of(manager)
    if program.known(name).suppresses:
        return _suppresses(manager, program, raised)
    if name.endswith("ExitStack"):
        return any(
            _is_pushed(call, site, raised)
            for call in program.calls_in(getattr(site.statement, "body", ()))
        )
    linked = linked_function(name, program)
    if linked is not None:
        return _manager_swallows(linked.key, linked.function, linked.model, raised)
    local = program.resolve_call(name, site.owner_name) or site.blocking.unique_method(name)
    if local is not None:
        return _manager_swallows(*local, program, raised)
    return _exit_swallows(name, program, raised)


def _manager_swallows(key: str, function: Function, program: SemanticModel, raised: str) -> bool:
    """Whether *function*, called *key*, makes a context manager that swallows *raised*."""
    if any(name.endswith("contextmanager") for name in program.decorators(function)):
        return any(
            _swallows_what_is_thrown_in(statement, program, raised)
            for statement in statements(function.body)
        )
    return _exit_swallows(key.removesuffix(".__init__"), program, raised)


def exit_of(manager: ast.expr, site: Site) -> tuple[Function, SemanticModel] | None:
    """Return the ``__exit__`` of what *manager* makes, with the model that it is of."""
    name = site.blocking.name_of(manager) if isinstance(manager, ast.Call) else ""
    made, model = linked_class(name, site.program) or (None, site.program)
    exits = model.method_of(made.name if made else name, "__exit__")
    return (exits, model) if exits else None


def _exit_swallows(name: str, program: SemanticModel, raised: str) -> bool:
    """Whether the ``__exit__`` of class *name*, or of one that it is derived from, does."""
    for prefix in ("", "a"):
        exits = program.method_of(name, f"__{prefix}exit__")
        if exits is not None:
            return _returns_true(exits, program, raised)
    return False


def _is_pushed(call: ast.Call, site: Site, raised: str) -> bool:
    """Whether *call* gives an `ExitStack` something that swallows *raised*."""
    match call:
        case ast.Call(ast.Attribute(_, "enter_context"), [given, *_]):
            return _swallows(given, site, raised)
        case ast.Call(ast.Attribute(_, "push"), [ast.Lambda(_, value), *_]):
            return is_true(value)
        case ast.Call(ast.Attribute(_, "push"), [given, *_]):
            local = site.resolve(given)
            exits = _made_by(given, site) if isinstance(given, ast.Call) else local and local[1]
            return exits is not None and _returns_true(exits, site.program, raised)
    return False


def _made_by(made: ast.Call, site: Site) -> Function | None:
    """Return the function inside another one of the file that *made*, a call of that, returns."""
    name = site.blocking.name_of(made)
    maker = site.program.resolve_call(name, site.owner_name) or site.blocking.unique_method(name)
    body = maker[1].body if maker else ()
    values = (node.value for node in body if isinstance(node, ast.Return))
    returned = {last_name(value) for value in values if value}
    functions = (node for node in body if isinstance(node, Function) and node.name in returned)
    return next(functions, None)


def _swallows_what_is_thrown_in(statement: ast.stmt, program: SemanticModel, raised: str) -> bool:
    """Whether *statement*, in a generator context manager, swallows what its ``yield`` raises."""
    handler = catcher(statement, program, raised)
    inside = statements(getattr(statement, "body", ()))
    yields = any(isinstance(node, ast.Yield) for part in inside for node in own_expressions(part))
    if handler is None or not yields:
        return False
    return _lets_nothing_through(handler, program, raised)


def _lets_nothing_through(handler: ast.ExceptHandler, program: SemanticModel, raised: str) -> bool:
    """Whether *handler*, which catches *raised*, neither raises something nor exits."""
    decide = CaughtException(handler.name, program, raised).decide
    return not ControlFlow(program).of(handler.body, decide) & Exit.RAISES


def _returns_true(exits: Function, program: SemanticModel, raised: str) -> bool:
    """Whether *exits*, an ``__exit__``, returns a true value when it is passed *raised*."""
    passed = ExitArguments.to(exits, program, raised)
    graph = ControlFlow(program).graph(exits)
    nodes = reached([graph.entry], passed.decide)
    values = (node.statement.value for node in nodes if isinstance(node.statement, ast.Return))
    return ends_of(nodes) == Exit.RETURNS_VALUE and all(
        passed.decide(value) is True for value in values if value
    )
