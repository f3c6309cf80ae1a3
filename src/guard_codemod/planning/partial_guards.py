"""Complete partial guards, where that is provably safe.

What is there stays in its place, and what is missing goes beside it. The alarm goes above the
handler, so that no other guard looks the same. What would run when the file is imported moves into
a new main block. If an existing main block contains nothing else, the alarm goes below, after a
blank line, so that it does not look like a new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guard_codemod.detection.partial_guards import PartialGuard
from guard_codemod.guards.spec import GuardSpec
from guard_codemod.guards.templates import guard_source
from guard_codemod.planning.plan import GuardCompletion


def limit_of(partial: PartialGuard, timeout: int | None) -> int | None:
    """Return the limit in seconds for the added part; None if it is required but unknown.

    *timeout* is used if the guard has no limit; an added handler names the limit of the alarm.
    """
    if partial.arm is None or partial.register is not None:
        return timeout or 0
    seconds = partial.arm.seconds
    return seconds if isinstance(seconds, int) and seconds > 0 else None


def complete(
    partial: PartialGuard, spec: GuardSpec, lines: Sequence[str]
) -> GuardCompletion | None:
    """Return the edits that complete *partial*, with the handler of *spec*; None if unsafe."""
    register = partial.register
    if not all(call.editable for call in partial.calls):
        return None
    if partial.shared and register is not None and register.on_import:
        return None  # importers of the file may call what arms the alarm, and need the handler
    before, new = _missing(partial, spec)
    return GuardCompletion(before, new, tuple(_wrapped(partial, lines)), spec.indent)


def _missing(partial: PartialGuard, spec: GuardSpec) -> tuple[int, tuple[str, ...]]:
    """Return the line before which the missing part of *partial* goes, and its lines."""
    call, *others = partial.calls
    if others:
        return call.line, ()
    indent = spec.indent if call.on_import else call.indent
    *handler, _ = guard_source(spec, len(indent.expandtabs(4))).splitlines()
    new = [f"{call.module}.alarm({spec.seconds})"] if call is partial.register else ["", *handler]
    new = [indent + line if line else "" for line in new]
    if (call is partial.register) == call.sole:
        return call.line + 1, ("", *new) if call.sole else tuple(new)
    return call.line if call.on_import else call.top, (*new, "")


def _wrapped(partial: PartialGuard, lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last lines of what moves into a new main block."""
    calls = [call for call in partial.calls if call.on_import]
    if len(calls) == 2 and _are_together(partial, lines):
        yield calls[0].line, calls[1].line
    else:
        yield from ((call.line, call.line) for call in calls)


def _are_together(partial: PartialGuard, lines: Sequence[str]) -> bool:
    """Whether only comments separate the alarm and the registration, so that one block fits both.

    A PEP 723 block must not be indented.
    """
    first, second = partial.calls
    between = lines[first.line : second.line - 1]
    return first is partial.register and all(
        line.lstrip().startswith("#") and not line.startswith("# ///") for line in between
    )
