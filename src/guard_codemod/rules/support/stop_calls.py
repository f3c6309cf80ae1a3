"""What a job calls to end a thread, a process or a queue that it then waits for."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence, Set

from guard_codemod.lazy import memoized, regex
from guard_codemod.rules.support.checker import Site
from guard_codemod.semantic.ast_utils import is_constant, keyword, last_name, statements
from guard_codemod.semantic.blocking_calls import with_entry_call
from guard_codemod.semantic.call_trace import steps_of
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import CallEvent


def ended_by(method: str, program: SemanticModel) -> frozenset[str]:
    """Return what ends the thread, process or queue that *method* waits for."""
    if method == "communicate" and _has_grandchildren(program):
        return frozenset({"killpg"})
    return frozenset(program.known(method).ended_by.split())


@memoized
def _has_grandchildren(program: SemanticModel) -> bool:
    """Whether a shell that *program* starts has others run, which keep its pipes open."""
    shells = (
        call.args[0]
        for call in program.calls_of("subprocess.Popen")
        if call.args and is_constant(keyword(call, "shell"), True)
    )
    texts = (
        ast.unparse(inner)
        for node in shells
        for inner in (node, *program.values_of(last_name(node)))
    )
    return not program.spells("killpg") and any(map(_SEVERAL.search, texts))


_SEVERAL = regex(r"[|;&]|\\n")


def stop_calls(body: Sequence[ast.stmt], site: Site) -> Set[str]:
    """Return what *body* calls that may end a thread or a process."""
    return {word for _, step in steps(body, site) for word in stop_calls_of(step, site)}


def stop_calls_of(step: CallEvent, site: Site) -> Set[str]:
    """Return what *step* calls, ``set`` too if it is a local function that sets a flag."""
    owner = step.within[-1].rpartition(".")[0] if step.within else ""
    local = site.program.resolve_call(step.name, owner or site.owner_name)
    return {method_of(step, site.program)} | (flags_set_in(local[1].body) if local else set())


def steps(body: Sequence[ast.stmt], site: Site) -> Iterator[tuple[ast.Call, CallEvent]]:
    """Yield the calls that *body* comes to, each with the call in it that leads there."""
    return with_entry_call(steps_of(site.program, body, site.owner_name))


def method_of(step: CallEvent, program: SemanticModel) -> str:
    """Return what *step* calls without its owner: ``wait`` of ``children[0].wait()``.

    Of the signals that `os` sends only one surely ends a process.
    """
    function = step.call.func
    signal_at = program.known(step.name).signal_at
    if signal_at is not None:
        sent = step.call.args[signal_at:]
        return "kill" if any(_is_sigkill(argument, program) for argument in sent) else "terminate"
    return function.attr if isinstance(function, ast.Attribute) else step.name.rpartition(".")[2]


def _is_sigkill(node: ast.expr, program: SemanticModel) -> bool:
    return program.qualified(node) == "signal.SIGKILL" or is_constant(node, 9)


def flags_set_in(body: Sequence[ast.stmt]) -> set[str]:
    """Return ``set`` if *body* sets a flag, as ``self.running = False``, that a thread may heed."""
    assigned = (node.value for node in statements(body) if isinstance(node, ast.Assign))
    flags = (isinstance(getattr(node, "value", None), bool) for node in assigned)
    return {"set"} if any(flags) else set()
