"""Partial guards: the registration, the call that arms, and whether importing runs them."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Sequence

from guard_codemod.detection.alarm_usage import Event, Kind, is_arming, raised_by, seconds_of
from guard_codemod.lazy import frozen, regex
from guard_codemod.model import Text
from guard_codemod.semantic.ast_utils import last_name, statements
from guard_codemod.semantic.logical_lines import indentation, last_line
from guard_codemod.semantic.main_block import Suite
from guard_codemod.semantic.model import SemanticModel

_MENTIONS_HANDLING = regex(r"\b(?:SIGALRM|sigaction|faulthandler)\b")
_ARM = frozenset({"alarm", "setitimer"})
_ARMS_IN_A_STRING = regex(r"\A(?:alarm|setitimer)\Z|\b(?:alarm|setitimer)\(")
_ABOUT_A_SIGNAL = frozenset({"signal.signal", "signal.getsignal", "signal.siginterrupt"})


@frozen
class GuardCall:
    """A call that registers a handler of SIGALRM, or that arms the alarm with `seconds`.

    `top` is the first line of the comments right above it. `on_import` says that importing the file
    makes it, `editable` that it is a statement on a line of its own, at module level or in the main
    block, and `sole` that this block holds nothing else. `indent` is its indentation, and `module`
    its name for ``signal``.
    """

    line: int
    column: int
    top: int
    on_import: bool
    editable: bool
    sole: bool
    indent: str
    module: str
    seconds: float | None = None


@frozen
class PartialGuard:
    """A partial guard, or one that is armed when the file is imported.

    `shared` says that other calls, anywhere, arm the alarm too and need the handler.
    """

    register: GuardCall | None
    arm: GuardCall | None
    shared: bool = False

    @property
    def calls(self) -> list[GuardCall]:
        """The calls that are there, in source order."""
        calls = [call for call in (self.register, self.arm) if call]
        return sorted(calls, key=lambda call: call.line)

    @property
    def problem(self) -> str:
        """What is wrong with it, in a few words."""
        if self.register is None:
            return "the alarm has no handler"
        return "the guard takes effect on import" if self.arm else "the alarm is never armed"

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
    return PartialGuard(register, arm, _others_arm(arming, program))


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
        and program.qualified(node.func) in _ABOUT_A_SIGNAL
    ]
    handlers = [ast.dump(handler) for call in about for handler in call.args[1:2]]
    signals = {id(call.args[0]) for call in about}
    return 0 < handlers.count(ast.dump(registration.args[-1])) <= 2 and not any(
        _arms(node) or (last_name(node) == "SIGALRM" and id(node) not in signals) for node in nodes
    )


def _arms(node: ast.AST) -> bool:
    """Whether *node* is a name, or a string with a name, of a function that arms the alarm."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and _ARMS_IN_A_STRING.search(node.value) is not None
    return (node.name if isinstance(node, ast.alias) else last_name(node)) in _ARM


def _mentions_handling(program: SemanticModel) -> bool:
    """Whether *program* mentions a handler."""
    return program.search(_MENTIONS_HANDLING) is not None


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
    siblings = [
        body
        for body in bodies
        if any(isinstance(statement, ast.Expr) and statement.value is call for statement in body)
    ]
    text = lines[call.lineno - 1]
    indent = indentation(text)
    everything = list(statements(program.tree.body))
    alone = (
        call.lineno == call.end_lineno
        and len(indent) == call.col_offset
        and sum(statement.lineno == call.lineno for statement in everything) == 1
        and not any(
            line.rstrip("\r\n").endswith("\\") for line in lines[call.lineno - 2 : call.lineno]
        )
    )
    module = getattr(getattr(call.func, "value", None), "id", "")
    return GuardCall(
        line=call.lineno,
        column=call.col_offset + 1,
        top=_with_comments(call.lineno, everything, lines),
        on_import=on_import,
        editable=bool(siblings) and alone and bool(module),
        sole=not on_import and [len(body) for body in siblings] == [1],
        indent=indent,
        module=module,
        seconds=seconds_of(call, program) if event.kind is Kind.ARM else None,
    )


def _with_comments(line: int, everything: Sequence[ast.stmt], lines: Sequence[str]) -> int:
    """Return the first of the comment lines right above *line*, or *line*."""
    floor = max((end for end in map(last_line, everything) if end < line), default=0)
    comments = itertools.takewhile(
        lambda text: text.lstrip().startswith("#"), reversed(lines[floor : line - 1])
    )
    return line - sum(1 for _ in comments)
