"""The setting with facts about the user's own calls, such as a company's client library."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from guard_codemod.config.kinds import DURATION, Kind, Table, choice, nearest
from guard_codemod.data.call import (
    FOREVER,
    NETWORK,
    NEVER,
    POOL,
    PROCESS,
    RETRIES_BY_ITSELF,
    THREAD,
    TIMER,
    WRAPPED,
    Call,
)
from guard_codemod.lazy import regex

Row = Mapping[str, object]
"""A fact as the user writes it: a table of keys and values."""

Facts = dict[str, Any]
"""Fields of `Call`."""

_NAME = regex(r"(?:\*\*\.)?[\w*]+(?:\(\))?(?:\.[\w*]+(?:\(\))?)*", re.ASCII)
_SPAWNED = {"thread": THREAD, "timer": TIMER, "process": PROCESS, "pool": POOL}


def _parse(value: object) -> tuple[Row, ...]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(row, Mapping) for row in value):
        raise ValueError("give tables: write [[tool.guard-codemod.calls]] for each")
    for number, row in enumerate(value, 1):
        try:
            row_to_call(row)
        except ValueError as error:
            raise ValueError(f"row {number}: {error}") from error
    return tuple(map(Table, value))


def row_to_call(row: Row) -> Call:
    """Convert *row* to a fact. Raises `ValueError`, saying what to give."""
    if "name" not in row:
        raise ValueError('name is missing: give a qualified name, such as "acme.Client().fetch"')
    facts: Facts = {}
    for key, value in row.items():
        if key not in _KEYS:
            raise ValueError(f"unknown key {key!r}: {nearest(key, _KEYS)}")
        try:
            facts |= _KEYS[key](value)
        except ValueError as error:
            raise ValueError(f"{key}: {error}") from error
    if len(row) == 1:
        others = ", ".join(key for key in _KEYS if key != "name")
        raise ValueError(f"it says nothing of {row['name']}: add one of {others}")
    return Call(**facts)


def _name(value: object) -> Facts:
    if not isinstance(value, str) or not _NAME.fullmatch(value) or not re.search(r"\w", value):
        raise ValueError('give a qualified name, such as "acme.Client().fetch" or "acme.get_*"')
    return {"names": value}


def _blocks(value: object) -> Facts:
    seconds = {"never": NEVER, "forever": FOREVER}.get(str(value))
    if seconds is None:
        try:
            seconds = float(DURATION.parse(value))
        except ValueError:
            raise ValueError('give "forever", "never", or a duration such as "90s"') from None
    return {"blocks": seconds, "on": NETWORK, "works": seconds != NEVER}


def _timeout(value: object) -> Facts:
    if isinstance(value, str) and value.isidentifier():
        return {"timeout_named": value, "keeps_timeout": True}
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return {"timeout_at": value - 1, "keeps_timeout": True}
    raise ValueError('give the name of the argument ("deadline") or its position (1 is the first)')


def _spawns(value: object) -> Facts:
    spawned = _SPAWNED[choice(*_SPAWNED).parse(value)]
    ended_by = "cancel close shutdown stop terminate"
    return {"spawns": spawned, "runs_on": True, "ended_by": ended_by}


def _stating(**facts: Any) -> Callable[[object], Facts]:
    """Return the parser of a key whose only value, true, stands for *facts*."""

    def parse(value: object) -> Facts:
        if value is not True:
            raise ValueError("give true, or leave it out")
        return facts

    return parse


_KEYS: Mapping[str, Callable[[object], Facts]] = {
    "name": _name,
    "blocks": _blocks,
    "timeout": _timeout,
    "spawns": _spawns,
    "exits": _stating(may_exit=True),
    "wraps": _stating(catches=WRAPPED, blocks=NEVER),
    "retries": _stating(retries=RETRIES_BY_ITSELF),
}

CALLS = Kind(_parse, unset=())
