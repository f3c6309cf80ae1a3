"""What catches an exception in a statement, and how that goes on."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence, Set

from guard_codemod.data.call import EVERYTHING
from guard_codemod.lazy import dataclass
from guard_codemod.rules.support.checker import CheckContext, Site
from guard_codemod.semantic.ast_utils import (
    FUNCTIONS,
    TRY,
    Function,
    elements_of,
    own_expressions,
    statements,
)
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.control_flow import ControlFlow, Exit, Exits, ends_of, reached
from guard_codemod.semantic.exception_matching import catcher, catches
from guard_codemod.semantic.handler_conditions import CaughtException, ExitArguments
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.linked_modules import linked_function
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name


@dataclass(frozen=True)
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
            decide = CaughtException(self.by.name, site.program, self.raised).decide
        return site.context.control_flow.of(self.suite, decide)

    def suspicious(self, program: SemanticModel) -> Blocks:
        """Return how much must be known of `guarded`: of what swallows anything, less."""
        named = isinstance(self.by, ast.ExceptHandler) and not catches(self.by.type, program, "")
        return Blocks.SOUNDS if named else Blocks.FOREIGN

    def is_doubtful(self, program: SemanticModel) -> bool:
        """Whether it takes a library that makes of the exception, in some cases, what is caught."""
        kind = self.by.type if isinstance(self.by, ast.ExceptHandler) else None
        return bool(kind) and all(program.facts_of(one).only_with for one in elements_of(kind))

    def leaves_unbound(self, site: Site) -> list[int]:
        """Return the lines behind *site* that read a name which only `guarded` binds."""
        scope = site.function or site.program.tree
        inside = {id(node) for one in self.guarded for node in ast.walk(one)}
        names = [node for node in ast.walk(scope) if isinstance(node, ast.Name)]
        bound = [node for node in names if isinstance(node.ctx, ast.Store)]
        only = {one.id for one in bound if id(one) in inside}
        only -= {one.id for one in bound if id(one) not in inside}
        end = site.statement.end_lineno or site.statement.lineno
        return [
            one.lineno
            for one in names
            if isinstance(one.ctx, ast.Load) and one.id in only and one.lineno > end
        ]


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
        handler = catcher(statement, site.program, raised)
        if not finally_ & Exit.NORMAL:
            leaving = next(_leaving(statement.finalbody), statement)
            yield SwallowingSite(
                f"this {_word(leaving)} in finally discards",
                leaving,
                statement,
                statement.body,
                statement.finalbody,
            )
        elif handler is not None:
            what = "this handler catches"
            yield SwallowingSite(what, handler, handler, statement.body, handler.body, raised)
        elif raised == site.raised:
            yield from _of_another(statement, site)
    elif isinstance(statement, (ast.With, ast.AsyncWith)):
        for item in statement.items:
            if _swallows(item.context_expr, site, raised):
                yield SwallowingSite(
                    "this context manager suppresses",
                    item.context_expr,
                    statement,
                    statement.body,
                )
    elif isinstance(statement, Function):
        for one in statement.decorator_list:
            if _suppresses(one, site.program, raised):
                what = "this decorator suppresses"
                yield SwallowingSite(what, one, statement, statement.body)


def swallowing_statements(context: CheckContext) -> Iterator[Site]:
    """Yield the statements that may swallow an exception."""
    yield from context.statements(TRY)
    known = None if context.modules else _CONTEXT_MANAGERS
    yield from context.statements((ast.With, ast.AsyncWith), known)
    yield from context.statements(FUNCTIONS, _SUPPRESSES)


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
    if not facts.suppresses or any(word.arg in _LETS_THROUGH for word in call.keywords):
        return False
    named = [*call.args, *(word.value for word in call.keywords if word.arg == "exception")]
    return (facts.catches == EVERYTHING and not named) or any(
        catches(one, program, raised) for one in named
    )


def _of_another(statement: ast.Try, site: Site) -> Iterator[SwallowingSite]:
    """Yield the handler of *statement* for an exception of the file that is raised instead."""
    for handler in statement.handlers:
        names = {
            qualified_name(node, site.program.aliases) for node in elements_of(handler.type)
        } & site.program.classes.keys()
        for name in sorted(names & site.context.memoize(_raised_instead) if names else ()):
            yield SwallowingSite(
                f"this handler of {name} catches what is raised instead of",
                handler,
                handler,
                statement.body,
                handler.body,
            )
            return


def _raised_instead(context: CheckContext) -> Set[str]:
    """Return the local classes, and their bases, that handlers raise instead of the exception."""
    found: set[str] = set()
    for site in context.statements(TRY):
        handler = catcher(site.statement, context.program, context.raised)
        names = (
            {_class_of(one, context.program) for one in statements(handler.body)} - found
            if handler
            else set()
        )
        if (
            isinstance(site.statement, TRY)
            and not names.isdisjoint(context.program.classes)
            and context.blocking.of(site.statement.body, site.owner_name) >= Blocks.LIKELY
        ):
            found |= names
    for name in found & context.program.classes.keys():
        found |= {
            qualified_name(base, context.program.aliases)
            for base in context.program.classes[name].bases
        }
    return found


def _class_of(statement: ast.stmt, program: SemanticModel) -> str:
    """Return the class of what *statement* raises, if it does."""
    raised = statement.exc if isinstance(statement, ast.Raise) else None
    return (
        qualified_name(raised.func if isinstance(raised, ast.Call) else raised, program.aliases)
        if raised
        else ""
    )


def _leaving(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    return (
        one for one in statements(body) if isinstance(one, (ast.Continue, ast.Break, ast.Return))
    )


def _word(statement: ast.stmt) -> str:
    return type(statement).__name__.lower()


def _swallows(manager: ast.expr, site: Site, raised: str) -> bool:
    """Whether leaving ``with`` *manager* swallows *raised*."""
    program = site.program
    if not isinstance(manager, ast.Call):
        return False
    name = site.context.blocking.name_of(manager)
    if program.known(name).suppresses:
        return _suppresses(manager, program, raised)
    if name.endswith("ExitStack"):
        return any(_is_pushed(one, site, raised) for one in statements(_body_of(site)))
    linked = linked_function(name, program)
    if linked is not None:
        return _manager_swallows(linked.key, linked.function, linked.model, raised)
    local = program.resolve_call(name, site.owner_name) or site.context.blocking.unique_method(name)
    if local is not None:
        return _manager_swallows(*local, program, raised)
    return _exit_swallows(name, program, raised)


def _manager_swallows(key: str, function: Function, program: SemanticModel, raised: str) -> bool:
    """Whether *function*, called *key*, makes a context manager that swallows *raised*."""
    if _is_context_manager(function, program):
        return any(
            _swallows_what_is_thrown_in(one, program, raised) for one in statements(function.body)
        )
    return _exit_swallows(key.removesuffix(".__init__"), program, raised)


def _exit_swallows(name: str, program: SemanticModel, raised: str) -> bool:
    """Whether the ``__exit__`` of class *name*, or of one that it is derived from, does."""
    for prefix in ("", "a"):
        exits = program.method_of(name, f"__{prefix}exit__")
        if exits is not None:
            return _returns_true(exits, program, raised)
    return False


def _is_pushed(statement: ast.stmt, site: Site, raised: str) -> bool:
    """Whether *statement* gives an `ExitStack` something that swallows *raised*."""
    for call, _ in site.program.calls(statement):
        method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if not call.args or method not in ("enter_context", "push"):
            continue
        if method == "enter_context" and _swallows(call.args[0], site, raised):
            return True
        if isinstance(call.args[0], ast.Lambda):
            value = call.args[0].body
            return isinstance(value, ast.Constant) and bool(value.value)
        name = qualified_name(call.args[0], site.program.aliases)
        local = site.program.resolve_call(name, site.owner_name)
        if method == "push" and local is not None:
            return _returns_true(local[1], site.program, raised)
    return False


def _body_of(site: Site) -> Sequence[ast.stmt]:
    body: Sequence[ast.stmt] = getattr(site.statement, "body", ())
    return body


def _is_context_manager(function: Function, program: SemanticModel) -> bool:
    return any(
        qualified_name(decorator, program.aliases).endswith("contextmanager")
        for decorator in function.decorator_list
    )


def _swallows_what_is_thrown_in(statement: ast.stmt, program: SemanticModel, raised: str) -> bool:
    """Whether *statement*, in a generator context manager, swallows what its ``yield`` raises."""
    handler = catcher(statement, program, raised)
    if (
        not isinstance(statement, TRY)
        or handler is None
        or not any(map(_yields, statements(statement.body)))
    ):
        return False
    decide = CaughtException(handler.name, program, raised).decide
    return not ControlFlow(program).of(handler.body, decide) & Exit.RAISES


def _yields(statement: ast.stmt) -> bool:
    return any(isinstance(node, ast.Yield) for node in own_expressions(statement))


def _returns_true(exits: Function, program: SemanticModel, raised: str) -> bool:
    """Whether *exits*, an ``__exit__``, returns a true value when it is passed *raised*."""
    passed = ExitArguments.to(exits, program, raised)
    graph = ControlFlow(program).graph(exits)
    nodes = reached([graph.entry], passed.decide)
    values = (node.statement.value for node in nodes if isinstance(node.statement, ast.Return))
    return ends_of(nodes) == Exit.RETURNS_VALUE and all(
        passed.decide(value) is True for value in values if value
    )
