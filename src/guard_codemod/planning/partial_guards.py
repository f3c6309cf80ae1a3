"""Completion of partial guards, where that is provably safe.

What is there stays where it is. What is missing goes beside it, so that the alarm is above the
handler, and no guard of another origin looks the same. What importing the file would run gets a
main block of its own around it. One that was there, and holds nothing else, must not look like
that: there the alarm is below, and a blank line is between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guard_codemod.detection.partial_guards import PartialGuard
from guard_codemod.guards.spec import GuardSpec
from guard_codemod.guards.templates import guard_source
from guard_codemod.planning.plan import GuardCompletion


def limit_of(partial: PartialGuard, timeout: int | None) -> int | None:
    """Return the limit in seconds for the added part; None if it is required but unknown.

    *timeout* is for a guard that has none, and a handler says what the alarm is armed with.
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
        return None  # who imports the file may call what arms the alarm, and needs the handler
    before, new = _missing(partial, spec)
    return GuardCompletion(before, new, tuple(_wrapped(partial, lines)), spec.indent)


def _missing(partial: PartialGuard, spec: GuardSpec) -> tuple[int, tuple[str, ...]]:
    """Return what *partial* lacks, and the line before which it goes."""
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
    """Yield the first and last lines of what moves into a main block of its own."""
    calls = [call for call in partial.calls if call.on_import]
    if len(calls) == 2 and _are_together(partial, lines):
        yield calls[0].line, calls[1].line
    else:
        yield from ((call.line, call.line) for call in calls)


def _are_together(partial: PartialGuard, lines: Sequence[str]) -> bool:
    """Whether the alarm follows the registration, but for comments, and both may share a block.

    A block of PEP 723 must not be indented.
    """
    first, second = partial.calls
    between = lines[first.line : second.line - 1]
    return first is partial.register and all(
        line.lstrip().startswith("#") and not line.startswith("# ///") for line in between
    )
