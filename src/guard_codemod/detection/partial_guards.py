"""Partial guards: the registration, the call that arms, and whether importing runs them."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from guard_codemod.detection.alarm_usage import Event, Kind, is_arming, raised_by, seconds_of
from guard_codemod.model import Text
from guard_codemod.semantic.ast_utils import statements
from guard_codemod.semantic.logical_lines import first_line, indentation
from guard_codemod.semantic.main_block import Suite
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name

_MENTIONS_HANDLING = re.compile(r"\b(?:SIGALRM|sigaction|faulthandler)\b")
_ARM = frozenset({"alarm", "setitimer"})
_ARMS_IN_A_STRING = re.compile(r"\A(?:alarm|setitimer)\Z|\b(?:alarm|setitimer)\(")
_ABOUT_A_SIGNAL = frozenset({"signal.signal", "signal.getsignal", "signal.siginterrupt"})


class CallPosition(Enum):
    """Where a call stands as a statement of its own."""

    MODULE = "at module level"
    BLOCK = "in the main block"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class GuardCall:
    """A call that registers a handler of SIGALRM, or that arms the alarm with `seconds`.

    `on_import` says that importing the file makes it, `alone` that nothing else is on its line.
    `indent` is its indentation, and `module` its name for ``signal``, None if it needs no module.
    """

    line: int
    column: int
    position: CallPosition
    on_import: bool
    alone: bool
    indent: str
    module: str | None
    seconds: float | None = None


@dataclass(frozen=True)
class PartialGuard:
    """A partial guard, or one that is armed when the file is imported.

    `shared` says that other calls, anywhere, arm the alarm too and need the handler. `block` is the
    line of the first statement in the main block, if one could go before it; `indent` indents it.
    """

    register: GuardCall | None
    arm: GuardCall | None
    shared: bool = False
    block: int | None = None
    indent: str = ""

    @property
    def on_import(self) -> GuardCall | None:
        return next((call for call in (self.register, self.arm) if call and call.on_import), None)


def find_partial_guard(
    program: SemanticModel,
    suites: Sequence[Suite],
    events: Sequence[Event],
    arming: Event | None,
    text: Text,
) -> PartialGuard | None:
    """Return the partial guard of *program*: without a handler, never armed, or armed on import.

    *arming* is the event that arms the alarm, if any.
    """
    handlers = [
        event for event in events if event.kind is Kind.HANDLER and event.step.unconditional
    ]
    registering = handlers[-1] if handlers else None
    if arming is None and (
        # A handler that raises nothing is for something else than a timeout.
        registering is None
        or raised_by(events, program) is None
        or not _awaits_an_alarm(registering.step.call, program)
    ):
        return None
    if arming is not None and registering is None and _mentions_handling(program):
        return None  # handled in some way that is not understood
    tops = [program.tree.body[suite.top] for suite in suites]
    if registering and arming and registering.top in tops and arming.top in tops:
        return None  # it is whole
    register, arm = (
        None if event is None else _call(event, program, suites, event.top not in tops, text.lines)
        for event in (registering, arming)
    )
    return PartialGuard(
        register, arm, _others_arm(arming, program), *_top_of_block(suites, text.lines)
    )


def _awaits_an_alarm(registration: ast.Call, program: SemanticModel) -> bool:
    """Whether only an alarm would call the handler of *registration*, and no code arms one.

    Other signals may call it too, often Ctrl-C, and SIGALRM may be sent by other means.
    """
    nodes = list(ast.walk(program.tree))
    about = [
        node
        for node in nodes
        if isinstance(node, ast.Call)
        and node.args
        and qualified_name(node.func, program.aliases) in _ABOUT_A_SIGNAL
    ]
    handlers = [ast.dump(handler) for call in about for handler in call.args[1:2]]
    signals = {id(call.args[0]) for call in about}
    return 0 < handlers.count(ast.dump(registration.args[-1])) <= 2 and not any(
        _arms(node) or (_name(node) == "SIGALRM" and id(node) not in signals) for node in nodes
    )


def _arms(node: ast.AST) -> bool:
    """Whether *node* names what arms the alarm, or is a string that does."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and _ARMS_IN_A_STRING.search(node.value) is not None
    return (node.name if isinstance(node, ast.alias) else _name(node)) in _ARM


def _mentions_handling(program: SemanticModel) -> bool:
    """Whether *program* mentions a handler outside of its comments."""
    return _MENTIONS_HANDLING.search(program.content) is not None and (
        _MENTIONS_HANDLING.search(ast.unparse(program.tree)) is not None
    )


def _name(node: ast.AST) -> str:
    return (
        node.attr
        if isinstance(node, ast.Attribute)
        else node.id
        if isinstance(node, ast.Name)
        else ""
    )


def _others_arm(arming: Event | None, program: SemanticModel) -> bool:
    return arming is not None and any(
        isinstance(node, ast.Call) and node is not arming.step.call and is_arming(node, program)
        for node in ast.walk(program.tree)
    )


def _call(
    event: Event,
    program: SemanticModel,
    suites: Sequence[Suite],
    on_import: bool,
    lines: Sequence[str],
) -> GuardCall:
    call = event.step.call
    bodies = [program.tree.body] if on_import else [suite.body for suite in suites]
    is_statement = any(
        isinstance(one, ast.Expr) and one.value is call for body in bodies for one in body
    )
    on_the_line = [
        one
        for one in statements(program.tree.body)
        if one.lineno <= call.lineno <= (one.end_lineno or 0)
    ]
    own = [one for one in on_the_line if isinstance(one, ast.Expr) and one.value is call]
    text = lines[call.lineno - 1]
    alone = (
        is_statement
        and call.lineno == call.end_lineno
        and not text.encode()[: call.col_offset].strip()
        and not any(one.lineno == call.lineno and one is not own[0] for one in on_the_line)
        and not text.rstrip("\r\n").endswith("\\")
        and not (call.lineno > 1 and lines[call.lineno - 2].rstrip("\r\n").endswith("\\"))
    )
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return GuardCall(
        line=call.lineno,
        column=call.col_offset + 1,
        position=(CallPosition.MODULE if on_import else CallPosition.BLOCK)
        if is_statement
        else CallPosition.ELSEWHERE,
        on_import=on_import,
        alone=alone,
        indent=indentation(text),
        module=owner.id if isinstance(owner, ast.Name) else None,
        seconds=seconds_of(call, program) if event.kind is Kind.ARM else None,
    )


def _top_of_block(suites: Sequence[Suite], lines: Sequence[str]) -> tuple[int | None, str]:
    """Return the line of the first statement in the only main block, and its indentation."""
    if len(suites) != 1 or suites[0].branch is None or not suites[0].always:
        return None, ""
    statement = suites[0].body[0]
    if not isinstance(statement, ast.stmt):
        return None, ""
    indent = indentation(lines[first_line(statement) - 1])
    is_string = isinstance(statement, ast.Expr) and isinstance(
        statement.value, (ast.Constant, ast.JoinedStr)
    )
    opens_its_line = 0 < len(indent) == statement.col_offset
    return (first_line(statement), indent) if opens_its_line and not is_string else (None, "")
