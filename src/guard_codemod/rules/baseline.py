"""The findings of an earlier run, which are known and do not fail again."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from guard_codemod.lazy import replace
from guard_codemod.model import Diagnosis, Finding, Outcome
from guard_codemod.rules.selection import selectable

_VERSION = 1


class BaselineError(Exception):
    """A file cannot be used as a baseline; the message says why."""


class _Key(NamedTuple):
    """What a finding is known by; its line number changes with every edit above it."""

    path: str
    code: str
    line: str


class Baseline:
    """How often each finding is known, by its file, its rule and the text of its line.

    `path` is the baseline's own, to whose folder those of the files are relative.
    """

    def __init__(self, path: str, data: bytes | None = None) -> None:
        """Take the findings from *data*, the baseline's content. Raises `BaselineError`."""
        self.path = path
        self._folder = os.path.dirname(os.path.abspath(path))
        self._counts = Counter[_Key]() if data is None else _parse(data)
        self._unmatched = self._counts.copy()
        self._examined: set[str] = set()

    def record(self, diagnosis: Diagnosis) -> Diagnosis:
        """Add the findings of *diagnosis*, and return it without them."""
        left = []
        for finding in diagnosis.findings:
            if finding.code in selectable():
                self._counts[self._key(finding, diagnosis)] += 1
            else:
                left.append(finding)
        return replace(diagnosis, findings=tuple(left))

    def without_known(self, diagnosis: Diagnosis) -> Diagnosis:
        """Return *diagnosis* without its known findings; each entry stands for one."""
        if diagnosis.outcome is not Outcome.FAILED:
            self._examined.add(self._relative(diagnosis.path))
        left = tuple(
            finding for finding in diagnosis.findings if not self._takes(finding, diagnosis)
        )
        for finding in diagnosis.hidden:  # its entry, from a run that showed it, is not stale
            self._takes(finding, diagnosis)
        return replace(diagnosis, findings=left)

    def _takes(self, finding: Finding, diagnosis: Diagnosis) -> bool:
        """Whether an entry stands for *finding*; it is then used up."""
        key = self._key(finding, diagnosis)
        if finding.code not in selectable() or not self._unmatched[key]:
            return False
        self._unmatched[key] -= 1
        return True

    def summary(self, ignored: Callable[[str], frozenset[str]]) -> Iterator[str]:
        """Yield how many findings are known or stale; *ignored* gives a file's disabled codes."""
        known = self._counts.total() - self._unmatched.total()
        yield f"{self.path}: {_number(known, 'finding is known', 'findings are known')}"
        stale = sum(
            count
            for key, count in self._unmatched.items()
            if count and self._is_stale(key, ignored)
        )
        if stale:
            entries = _number(stale, "entry is stale", "entries are stale")
            gone = "its finding is gone" if stale == 1 else "their findings are gone"
            yield f"{self.path}: {entries}, {gone}: update the baseline with --write-baseline"

    def _is_stale(self, key: _Key, ignored: Callable[[str], frozenset[str]]) -> bool:
        path = os.path.join(self._folder, key.path)
        return not os.path.lexists(path) or (
            key.path in self._examined and key.code not in ignored(path)
        )

    @property
    def count(self) -> int:
        """How many findings there are."""
        return self._counts.total()

    def dump(self) -> str:
        """Return the baseline's text: the same for the same findings, a line for each."""
        import json  # not at the top: few runs have a baseline

        findings: dict[str, dict[str, dict[str, int]]] = {}
        for (path, code, line), count in sorted(self._counts.items()):
            findings.setdefault(path, {}).setdefault(code, {})[line] = count
        return json.dumps({"version": _VERSION, "findings": findings}, indent=2, ensure_ascii=False)

    def _key(self, finding: Finding, diagnosis: Diagnosis) -> _Key:
        return _Key(self._relative(diagnosis.path), finding.code, finding.text.strip())

    def _relative(self, path: str) -> str:
        return os.path.relpath(os.path.abspath(path), self._folder).replace(os.sep, "/")


def _parse(data: bytes) -> Counter[_Key]:
    import json

    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"invalid JSON: {error}") from error
    if not isinstance(document, dict) or document.get("version") != _VERSION:
        raise BaselineError("unsupported baseline version")
    try:
        return Counter({key: _counted(count) for key, count in _entries(document["findings"])})
    except (AttributeError, KeyError, ValueError) as error:
        raise BaselineError("malformed baseline") from error


def _entries(findings: dict[str, dict[str, dict[str, Any]]]) -> list[tuple[_Key, Any]]:
    return [
        (_Key(path, code, line), count)
        for path, codes in findings.items()
        for code, lines in codes.items()
        for line, count in lines.items()
    ]


def _counted(count: object) -> int:
    if not isinstance(count, int) or count < 1:
        raise ValueError(f"{count!r} is not a number of findings")
    return count


def _number(count: int, singular: str, many: str) -> str:
    return f"{count} {singular if count == 1 else many}"
