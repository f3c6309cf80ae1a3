"""The findings of an earlier run, which are known and do not fail again."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from guard_codemod.model import FileReport, Finding, Outcome
from guard_codemod.rules.selection import selectable

_VERSION = 1


class BaselineError(Exception):
    """A file cannot be used as a baseline; the message says why."""


class _Key(NamedTuple):
    """What a finding is known by: not the number of its line, which changes with every edit above it."""

    path: str
    code: str
    line: str


class Baseline:
    """How often each finding is known, by its file, its rule and the text of its line.

    `path` is the baseline's own, to whose folder those of the files are relative.
    """

    def __init__(self, path: str, data: bytes | None = None) -> None:
        """Take the findings from *data*, what is in the baseline, if there is any. Raises `BaselineError`."""
        self.path = path
        self._folder = os.path.dirname(os.path.abspath(path))
        self._counts = Counter[_Key]() if data is None else _parse(data)
        self._unmatched = self._counts.copy()
        self._examined: set[str] = set()

    def record(self, result: FileReport) -> FileReport:
        """Add the findings of *result*, and return it without them."""
        left = []
        for finding in result.findings:
            if finding.code in selectable():
                self._counts[self._key(finding, result)] += 1
            else:
                left.append(finding)
        return replace(result, findings=tuple(left))

    def without_known(self, result: FileReport) -> FileReport:
        """Return *result* without those of its findings that are known; each stands for a single one."""
        if result.outcome is not Outcome.FAILED:
            self._examined.add(self._relative(result.path))
        left = []
        for finding in result.findings:
            key = self._key(finding, result)
            if finding.code in selectable() and self._unmatched[key]:
                self._unmatched[key] -= 1
            else:
                left.append(finding)
        return replace(result, findings=tuple(left))

    def summary(self, ignored: Callable[[str], frozenset[str]]) -> Iterator[str]:
        """Yield what has come of the findings that were known; *ignored* gives the codes that a file is spared."""
        known = self._counts.total() - self._unmatched.total()
        yield f"{self.path}: {_number(known, 'finding is known', 'findings are known')}"
        stale = sum(
            count
            for key, count in self._unmatched.items()
            if count and self._is_stale(key, ignored)
        )
        if stale:
            entries = _number(stale, "entry is stale", "entries are stale")
            yield f"{self.path}: {entries}, its finding is gone: update the baseline with --write-baseline"

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
        """Return what the baseline is to hold: the same for the same findings, with a line for each."""
        import json  # not at the top: few runs have a baseline

        findings: dict[str, dict[str, dict[str, int]]] = {}
        for (path, code, line), count in sorted(self._counts.items()):
            findings.setdefault(path, {}).setdefault(code, {})[line] = count
        return json.dumps({"version": _VERSION, "findings": findings}, indent=2, ensure_ascii=False)

    def _key(self, finding: Finding, result: FileReport) -> _Key:
        return _Key(self._relative(result.path), finding.code, finding.text.strip())

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


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
