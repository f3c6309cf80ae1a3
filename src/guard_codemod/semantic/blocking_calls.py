"""Calls that wait for something outside of the process, and may do so for ever."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from guard_codemod.data.call import CHILD, FOREVER, NETWORK, SOCKET, THREAD, TIME, Call
from guard_codemod.data.subprocesses import (
    ASKS_A_SERVER,
    DOES_NOT_WAIT,
    ENDS_AT_ONCE,
    REACHES_OUT,
    TELLS_OF_ITSELF,
)
from guard_codemod.semantic.const_eval import number
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import CallEvent, qualified_name

SHORT = 60
"""A wait of fewer seconds is none to warn of."""

_UNKNOWN = Call("")


def blocks_long(facts: Call) -> bool:
    """Whether calls with these *facts* may wait long for something outside of the process."""
    return facts.blocks is not None and facts.blocks >= SHORT and facts.on != THREAD


def blocks_on_server(facts: Call) -> bool:
    """Whether calls with these *facts* may wait long for a server."""
    return blocks_long(facts) and facts.on in (NETWORK, SOCKET)


def waits(call: ast.Call, name: str, program: SemanticModel) -> bool:
    """Whether *call*, of *name*, may wait for ever for something outside of the process."""
    facts = program.known(name)
    if facts.on == TIME:
        return blocks_long(facts) and (number(_first(call), program) or 0) >= SHORT
    if not blocks_long(facts._replace(blocks=_seconds(call, facts))):
        return False
    if has_timeout(call, facts) or is_not_to_wait(call):
        return False
    if facts.needs_arguments:
        return bool(call.args or call.keywords)
    return facts.on != CHILD or not is_short_command(call)


def waits_early(call: ast.Call, name: str, program: SemanticModel) -> bool:
    """Whether *call*, of *name*, may wait for ever before the work begins.

    A command whose output is read there usually prints a version or a path.
    """
    facts = program.known(name)
    if facts.on != CHILD or not waits(call, name, program):
        return waits(call, name, program)
    commands = _commands(call, name, program)
    words = {word for command in commands for said in _words_of(command) for word in said}
    is_quick = facts.asks and ASKS_A_SERVER.isdisjoint(words)
    return not (is_quick or (commands and all(map(is_short_command, commands))))


def _seconds(call: ast.Call, facts: Call) -> float | None:
    """Return how long *call* may wait: ``timeout=None`` is for ever."""
    unlimited = any(
        keyword.arg == "timeout" and is_none(keyword.value) for keyword in call.keywords
    )
    limited = facts.blocks is not None and 0 < facts.blocks < FOREVER
    return FOREVER if limited and unlimited else facts.blocks


def _commands(call: ast.Call, name: str, program: SemanticModel) -> list[ast.Call]:
    """Return the calls that may run the command which *call*, of *name*, waits for."""
    found = list(chained(call))
    maker, made, _ = name.partition("().")
    if not made or len(found) > 1:
        return found
    return list(calls_of(maker, program))


def calls_of(name: str, program: SemanticModel) -> Iterator[ast.Call]:
    """Yield the calls in *program* of the dotted *name*."""
    for statement, *_ in program.statements.spelling([name.rpartition(".")[2]]):
        for call, _ in program.calls(statement):
            if qualified_name(call.func, program.aliases) == name:
                yield call


def with_entry_call(steps: Iterable[CallEvent]) -> Iterator[tuple[ast.Call, CallEvent]]:
    """Yield *steps*, each with the call where they begin that leads to it, most often itself."""
    for step in steps:
        if not step.within:
            root = step.call
        yield root, step


def has_timeout(call: ast.Call, facts: Call = _UNKNOWN) -> bool:
    """Whether *call*, of which *facts* are known, has an argument that limits it."""
    return takes_timeout(call, facts) or any(
        keyword.arg is None or ("timeout" in keyword.arg and not is_none(keyword.value))
        for keyword in call.keywords
    )


def takes_timeout(call: ast.Call, facts: Call) -> bool:
    """Whether *call* has a timeout without a keyword, or with one that only *facts* tell."""
    named = facts.timeout_named
    if any(named == word.arg and not is_none(word.value) for word in call.keywords):
        return True
    if facts.timeout_at is None:
        return any(_is_timeout(argument) for argument in call.args)
    given = call.args[facts.timeout_at :]
    known = facts.blocks is not None and facts.blocks > 0
    return any(_is_timeout(argument) or _is_number(argument) for argument in given) or (
        known and bool(given) and not is_none(given[0])
    )


def limits_sockets(call: ast.Call, program: SemanticModel) -> bool:
    """Whether *call* sets a timeout for sockets."""
    sets = program.facts_of(call).limits_sockets
    return sets and bool(call.args) and not is_none(call.args[0])


def _is_timeout(node: ast.expr) -> bool:
    """Whether *node* is a variable or an attribute that is called a timeout."""
    return str(getattr(node, "attr", getattr(node, "id", ""))).lower().endswith("timeout")


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, (int, float))


def is_not_to_wait(call: ast.Call) -> bool:
    """Whether *call* is non-blocking, as ``os.waitpid(pid, os.WNOHANG)`` is."""
    return any(
        getattr(node, "attr", getattr(node, "id", "")) in DOES_NOT_WAIT
        for one in call.args
        for node in ast.walk(one)
    )


def is_short_command(call: ast.Call) -> bool:
    """Whether *call* runs a program that is known to end at once, or is a method of what does."""
    return any(_ends_at_once(_words_of(one)) for one in chained(call))


def _ends_at_once(words: list[list[str]]) -> bool:
    spelled = {word for said in words for word in said}
    if spelled & TELLS_OF_ITSELF:
        return True
    program = words[0][0].rpartition("/")[2] if any(words[:1]) else ""
    return program in ENDS_AT_ONCE and not spelled & REACHES_OUT


def chained(call: ast.Call) -> Iterator[ast.Call]:
    """Yield *call* and the calls it is a method of, as in ``Popen(command).stdout.read()``."""
    node: ast.expr = call
    while isinstance(node, (ast.Call, ast.Attribute)):
        if isinstance(node, ast.Call):
            yield node
        node = node.func if isinstance(node, ast.Call) else node.value


def _words_of(call: ast.Call) -> list[list[str]]:
    """Return the literal words in each part of the command line that *call* runs."""
    command = _first(call)
    parts = command.elts if isinstance(command, (ast.List, ast.Tuple)) else [command]
    return [leading_text(part).split() for part in parts]


def _first(call: ast.Call) -> ast.expr | None:
    return call.args[0] if call.args else None


def leading_text(node: ast.AST | None) -> str:
    """Return the literal text that the string *node* begins with, as far as there is some."""
    while isinstance(node, (ast.BinOp, ast.JoinedStr, ast.Call)):
        if isinstance(node, ast.BinOp):
            node = node.left
        elif isinstance(node, ast.JoinedStr):
            node = node.values[0] if node.values else None
        else:
            node = node.func.value if isinstance(node.func, ast.Attribute) else None
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def is_none(node: ast.expr) -> bool:
    """Whether *node* is ``None``."""
    return isinstance(node, ast.Constant) and node.value is None
