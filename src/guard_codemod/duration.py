"""Parse and format durations: ``3600``, ``90s``, ``15m``, ``1h30m``, ``2d``."""

import re

from guard_codemod.lazy import regex

MAX_SECONDS = 2**31 - 1
"""The longest limit, in seconds, that ``signal.alarm`` takes everywhere.

POSIX lets ``alarm()`` take an ``unsigned``; CPython parses the argument of ``signal.alarm`` as a C
``int`` (``Modules/signalmodule.c``), so that ``signal.alarm(2**31)`` raises ``OverflowError``.
"""

_UNIT_SECONDS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_COMBINED = regex(r"(?:(?P<d>\d+)d)?(?:(?P<h>\d+)h)?(?:(?P<m>\d+)m)?(?:(?P<s>\d+)s)?", re.ASCII)
_FRACTION = regex(r"(?=.*\d)[\ddhms]*\.[\ddhms.]*", re.ASCII)


def parse_duration(text: str, instead_of_zero: str = "give at least 1 second") -> int:
    """Return the whole number of seconds that *text* stands for.

    Raises ``ValueError``, saying what to write instead, for anything that ``alarm(2)`` does not
    accept: zero, a negative or fractional number, or more than `MAX_SECONDS`.

    >>> parse_duration("1h30m")
    5400
    """
    stripped = text.strip().lower()
    if stripped.startswith("-"):
        raise ValueError(
            f"{text!r} is negative: give a positive duration such as 3600, 90s or 1h30m"
        )
    if _FRACTION.fullmatch(stripped):
        raise ValueError(
            f"{text!r} is fractional: give whole numbers of units (1h30m rather than 1.5h)"
        )
    seconds = _seconds(stripped)
    if seconds is None:
        raise ValueError(
            f"{text!r} is not a duration: give whole seconds (3600)"
            " or units from large to small (90s, 15m, 1h30m, 2d)"
        )
    if seconds == 0:
        raise ValueError(f"{text!r} is zero, which is no limit: {instead_of_zero}")
    if seconds > MAX_SECONDS:
        raise ValueError(
            f"{text!r} is more than signal.alarm() takes:"
            f" {MAX_SECONDS} seconds at most (about 68 years)"
        )
    return seconds


def format_duration(seconds: float) -> str:
    """Return the shortest text that `parse_duration` reads as *seconds*, in the largest units.

    >>> format_duration(5400), format_duration(0.5)
    ('1h30m', '0.5s')
    """
    if seconds < 60:
        return f"{seconds:.15g}s"
    parts = []
    for unit, length in _UNIT_SECONDS.items():
        count, seconds = divmod(seconds, length) if length > 1 else (seconds, 0)
        parts.append(f"{count:.15g}{unit}" if count else "")
    return "".join(parts)


def _seconds(text: str) -> int | None:
    if text.isascii() and text.isdigit():
        return _count(text)
    match = _COMBINED.fullmatch(text)
    if not text or match is None:
        return None
    return sum(
        _count(count) * _UNIT_SECONDS[unit] for unit, count in match.groupdict().items() if count
    )


def _count(digits: str) -> int:
    """Convert *digits* to a number; very long ones, which ``int`` rejects, are just too large."""
    significant = digits.lstrip("0") or "0"
    return int(significant) if len(significant) <= len(str(MAX_SECONDS)) else MAX_SECONDS + 1
