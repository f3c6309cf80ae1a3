"""systemd unit files: assignments in sections, continued lines, drop-ins, time spans.

``configparser`` does not fit: it rejects or loses repeated keys and percent signs.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator

from guard_codemod.lazy import frozen, regex

_UNITS = {
    "usec us µs μs": 1e-6,
    "msec ms": 1e-3,
    "seconds second sec s": 1.0,
    "minutes minute min m": 60.0,
    "hours hour hr h": 3600.0,
    "days day d": 86_400.0,
    "weeks week w": 604_800.0,
    "months month M": 2_629_800.0,
    "years year y": 31_557_600.0,
}
_SECONDS = {name: seconds for names, seconds in _UNITS.items() for name in names.split()}
_OF_A_SERVICE = {"Exec": "ExecStart", "WorkingDir": "WorkingDirectory"}
"""Maps keys of a container to those of the service that podman generates from it:
https://docs.podman.io/en/stable/markdown/podman-systemd.unit.5.html"""

_PART = regex(r"\s*(\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})\s*([A-Za-zµμ]*)\s*")


@frozen
class Assignment:
    """One ``Key=value`` of a unit, on `line` of the file `path`."""

    section: str
    key: str
    value: str
    line: int
    path: str


@frozen
class Unit:
    """The assignments of a unit and its drop-ins, in order of precedence."""

    assignments: tuple[Assignment, ...]

    def section(self, name: str) -> Unit:
        """Return the unit with only its section *name*."""
        return Unit(tuple(given for given in self.assignments if given.section == name))

    def all(self, *keys: str) -> list[Assignment]:
        """Return the effective assignments to *keys*: an empty one resets those before it."""
        assignments: list[Assignment] = []
        for assignment in self.assignments:
            if assignment.key in keys:
                if assignment.value:
                    assignments.append(assignment)
                else:
                    assignments.clear()
        return assignments

    def last(self, *keys: str) -> Assignment | None:
        """Return the last effective assignment to *keys*, if there is one."""
        return next(reversed(self.all(*keys)), None)

    def value(self, key: str, default: str = "") -> str:
        """Return the value of *key*, or *default*."""
        assignment = self.last(key)
        return assignment.value if assignment else default


def read_unit(files: Iterable[tuple[str, str]]) -> Unit:
    """Parse *files*, pairs of path and text: the unit first, then its drop-ins."""
    return Unit(tuple(given for path, text in files for given in _assignments(path, text)))


def split_words(text: str) -> list[str]:
    """Return the words of a command, without their quotes. Raises `ValueError`."""
    try:
        return shlex.split(text)
    except ValueError:
        raise ValueError("a quote is not closed: close it") from None


def time_span(text: str) -> float | None:
    """Return the seconds of ``2h 30min``, None for ``infinity``. Raises `ValueError`."""
    if text.strip() == "infinity":
        return None
    total, position = 0.0, 0
    while match := _PART.match(text, position):
        unit = match[2] or "s"
        if unit not in _SECONDS:
            break
        total += float(match[1]) * _SECONDS[unit]
        position = match.end()
    if position < len(text) or not text.strip():
        raise ValueError(f"{text!r} is not a time span: write it as 90, 5min or 1h 30min")
    return total


def _assignments(path: str, text: str) -> Iterator[Assignment]:
    section, known = "", dict[str, str]()
    for number, line in _logical_lines(text):
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
            known = _OF_A_SERVICE if section == "Container" else {}
        elif section and "=" in line:  # systemd ignores lines above the first section
            key, _, value = line.partition("=")
            own = "Service" if known else section
            name = known.get(key.strip(), key.strip())
            yield Assignment(own, name, value.strip(), number, path)


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line joined with its continuations, and the number of the first."""
    begun, pieces = 0, list[str]()
    for number, physical in enumerate(text.splitlines(), 1):
        line = physical.strip()
        if line.startswith(("#", ";")) or (not line and not pieces):
            continue
        begun = begun if pieces else number
        pieces.append(line.removesuffix("\\").strip())
        if not line.endswith("\\"):
            yield begun, " ".join(pieces)
            pieces = []
    if pieces:
        yield begun, " ".join(pieces)
