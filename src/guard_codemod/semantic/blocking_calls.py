"""How long a call may block: the time limits among its arguments."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from guard_codemod.data.call import (
    CHILD,
    DATABASE,
    DESCRIPTORS,
    FILE,
    FOREVER,
    NETWORK,
    SOCKET,
    THREAD,
    TIME,
    Call,
)
from guard_codemod.data.subprocesses import ASKS_A_SERVER, DOES_NOT_WAIT
from guard_codemod.lazy import regex
from guard_codemod.semantic.ast_utils import (
    NAMES,
    Function,
    is_none,
    keyword,
    last_name,
    text_of,
    values_given,
)
from guard_codemod.semantic.commands import (
    chained,
    is_local_command,
    is_short_command,
    lines_of,
    waits_for_others,
)
from guard_codemod.semantic.const_eval import number, number_by_default
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import CallEvent, qualified_name

_UNKNOWN = Call("")
RETRIES = frozenset({"max_network_retries", "max_retries", "retries", "retry", "retry_total"})
"""The arguments that say how often a client tries again."""
_SETS_OR_SHOWS = regex(r"(?i)^\s*(?:SET|SHOW)\b|\bFROM\s+(?:pg_|information_schema)")
_WRITES = regex(r"^[wax](?:[:|]\w*)?$")
"""A mode in which a file is written."""
_AT_ONCE = {DATABASE: _SETS_OR_SHOWS, FILE: _WRITES}

_SOME_SECONDS = 0.0
"""What a limit that is computed counts as: whoever computes one does not wait for ever."""


def bound(call: ast.Call, facts: Call, program: SemanticModel) -> float | None:
    """Return after how many seconds *call* surely returns, None if nothing is known of that."""
    if facts.on == TIME:
        return _seconds(call.args[0], program) if call.args else _SOME_SECONDS
    if is_not_to_wait(call, program):
        return 0
    at_once = _AT_ONCE.get(facts.on)
    if at_once and any(at_once.search(literal_text(argument)) for argument in call.args):
        return 0
    limit = _limit(call, facts, program)
    if limit is not None:
        return limit
    if (facts.on == CHILD and is_short_command(call, program)) or (
        facts.needs_arguments and not call.args and not call.keywords
    ):
        return 0
    return None if facts.blocks is None or facts.blocks < 0 else facts.blocks


def _limit(call: ast.Call, facts: Call, program: SemanticModel) -> float | None:
    """Return the limit that *call* is given, FOREVER for ``timeout=None``, None if none."""
    for argument in call.keywords:
        if argument.arg is None and facts.blocks is not None:
            return _SOME_SECONDS  # most likely there is one among ``**options``
        own = facts.timeout_named
        if argument.arg and (argument.arg == own if own else "timeout" in argument.arg):
            if not is_none(argument.value):
                seconds = _seconds(argument.value, program)
                # Libraries of which nothing is known count in milliseconds, too.
                return seconds / 1000 if facts.blocks is None and not seconds % 1000 else seconds
            if facts.times_out or (facts.blocks or 0) > 0:
                return FOREVER
    at = facts.timeout_at
    if at is None:
        named = any(map(_is_timeout, call.args))
        if facts.blocks is None and "wait" in last_name(call.func):
            named = named or any(number(argument, program) is not None for argument in call.args)
        return _SOME_SECONDS if named else None
    given = call.args[at:]
    if not given or is_none(given[0]):
        return None
    if facts.on == DESCRIPTORS and number(given[0], program) is None:
        return None  # a loop asks these again and again
    sure = facts.blocks is not None and facts.blocks > 0
    known = any(_is_timeout(value) or number(value, program) is not None for value in given)
    return _seconds(given[0], program) if sure or known else None


def _seconds(value: ast.expr, program: SemanticModel) -> float:
    """Return the limit that *value* stands for: the longest of ``(3, 30)`` and `Timeout(30)`."""
    parts: list[ast.expr] = []
    if isinstance(value, ast.Tuple):
        parts = value.elts
    elif isinstance(value, ast.IfExp):
        parts = [value.body, value.orelse]
    elif isinstance(value, ast.Call):
        parts = values_given(value)
    if any(map(is_none, parts)):
        return FOREVER
    return max(number_by_default(part, program) or _SOME_SECONDS for part in parts or [value])


def client_bound(call: ast.Call, facts: Call, program: SemanticModel) -> float | None:
    """Return after how many seconds, with all attempts, the client that *call* makes gives up."""
    if facts.times_out is None:
        return None
    limit = _limit(call, facts, program)
    retries = number(keyword(call, *RETRIES), program)
    tries = (facts.tries or 1) if retries is None else retries + 1
    return tries * (facts.times_out if limit is None else limit)


def has_timeout(call: ast.Call, facts: Call, program: SemanticModel) -> bool:
    """Whether *call*, of which *facts* are known, has an argument that limits it."""
    return _limit(call, facts, program) not in (None, FOREVER) or any(
        keyword.arg is None for keyword in call.keywords
    )


def blocks_on_server(facts: Call) -> bool:
    """Whether calls with these *facts* wait for a server."""
    return bool(facts.blocks) and facts.on in (NETWORK, SOCKET)


def may_block(facts: Call) -> bool:
    """Whether calls with these *facts* may wait for something outside of the process."""
    return facts.blocks is not None and facts.blocks > 0 and facts.on != THREAD


def prints_a_version(call: ast.Call, name: str, program: SemanticModel) -> bool:
    """Whether *call*, of *name*, most likely runs a command that prints a version or a path."""
    facts = program.known(name)
    if facts.on != CHILD:
        return False
    commands = _commands(call, name, program)
    words = {word for command in commands for line in lines_of(command, program) for word in line}
    return (facts.asks and ASKS_A_SERVER.isdisjoint(words)) or (
        bool(commands) and all(is_local_command(command, program) for command in commands)
    )


def may_wait_for_hours(call: ast.Call, name: str, program: SemanticModel) -> bool:
    """Whether the command that *call*, of *name*, waits for is one that may take hours, if any."""
    commands = [command for command in _commands(call, name, program) if command.args]
    return not commands or any(waits_for_others(command, program) for command in commands)


def _commands(call: ast.Call, name: str, program: SemanticModel) -> list[ast.Call]:
    """Return the calls that may run the command which *call*, of *name*, waits for."""
    calls = list(chained(call))
    maker, made, _ = name.partition("().")
    at_once = len(calls) > 1 and calls[-1].args
    return calls if not made or at_once else list(program.calls_of(maker))


def with_entry_call(steps: Iterable[CallEvent]) -> Iterator[tuple[ast.Call, CallEvent]]:
    """Yield *steps*, each with the call where they begin that leads to it, most often itself."""
    for step in steps:
        if not step.within:
            root = step.call
        yield root, step


def limits_sockets(call: ast.Call, program: SemanticModel, limit: float) -> bool:
    """Whether *call* sets a timeout for sockets of no more than *limit*."""
    if not program.facts_of(call).limits_sockets or not call.args or is_none(call.args[0]):
        return False
    return _seconds(call.args[0], program) < limit


def _is_timeout(node: ast.expr) -> bool:
    """Whether *node* is a variable or an attribute that is called a timeout."""
    return last_name(node).lower().endswith("timeout")


def is_not_to_wait(call: ast.Call, program: SemanticModel) -> bool:
    """Whether *call* is non-blocking, as ``os.waitpid(pid, os.WNOHANG)`` is."""
    return not program.statements.words.isdisjoint(DOES_NOT_WAIT) and any(
        last_name(node) in DOES_NOT_WAIT for argument in call.args for node in ast.walk(argument)
    )


_TAKES_A_URL = regex(r"(?:urllib\.request|requests|httpx)\.\w+")


def is_no_url(step: CallEvent) -> bool:
    """Whether *step* is given a text that is no URL, so that it fails at once."""
    url = getattr(step.call.args[0], "value", None) if step.call.args else None
    takes = _TAKES_A_URL.fullmatch(step.name) is not None
    return takes and isinstance(url, str) and ":" not in url


def literal_text(node: ast.AST | None) -> str:
    """Return the literal text of the string *node*, with ``{}`` for what is not written there."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(map(literal_text, node.values))
    if isinstance(node, ast.BinOp):
        right = literal_text(node.right) if isinstance(node.op, ast.Add) else ""
        return literal_text(node.left) + right
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return literal_text(node.func.value)
    return "{}"


def reads_of_lines(loop: ast.For) -> Iterator[ast.Call]:
    """Yield the call that *loop* stands for if it goes through the lines of a file."""
    if isinstance(loop.iter, NAMES):
        read = ast.Attribute(loop.iter, "readline")
        yield ast.copy_location(ast.Call(read, [], []), loop.iter)


def may_backtrack(call: ast.Call) -> bool:
    """Whether the pattern that *call* matches may backtrack for ever."""
    return any(_NESTED_QUANTIFIER.search(text_of(argument)) for argument in call.args[:1])


_NESTED_QUANTIFIER = regex(
    r"\((?!(?:\?:)?(\\\W|[-,;:/@#&=])(?![+*?{])"
    r"(?:[^()\\\[.]|\\[^DSW]|\.(?![+*])|\[\^[^\]]*\1[^\]]*\])*\)[+*])"
    r"(?:[^()\\]|\\.)*[+*](?:[^()\\]|\\.)*\)[+*]"
)
"""A repeated group with something repeated in it, unless a mark that is not in that begins it."""


def is_a_task(function: Function, program: SemanticModel) -> bool:
    """Whether *function* runs on an event loop, where the guard's exception would be raised."""
    return isinstance(function, ast.AsyncFunctionDef) or any(
        program.known(qualified_name(decorator, {})).makes_task
        for decorator in function.decorator_list
    )
