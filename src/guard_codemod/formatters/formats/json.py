"""One JSON document of everything, for scripts and editors.

::

    {
      "version": 1,         of this form: a member that is added does not change it
      "tool": "guard-codemod", "tool_version": "…",
      "complete": true,     false if the run was stopped: then there are results of some files only
      "preview": false,     true if nothing was written, though an outcome may say "guarded"
      "results": [          one of each file, in order
        {
          "path": "…", "outcome": "unguarded", "reason": "…",
          "findings": [
            {"code": "TG001", "name": "unguarded-job", "severity": "error", "line": 7, "column": 5,
             "end_column": null, "message": "…", "help": "…", "confidence": "high",
             "related": [{"line": 5, "column": 9, "end_column": null, "message": "…"}]}
          ]
        }
      ],
      "statistics": [{"code": "TG001", "name": "unguarded-job", "count": 1}],
      "summary": {"files": 1, "unguarded": 1, …, "errors": 1, "warnings": 0, …}
    }

Lines and columns count from 1, in characters; `end_column` is after the last one, null if it
is not known. An outcome is `Outcome`'s name in lower case. A path that is not UTF-8 has U+FFFD for
each wrong byte, and beside it a ``path_base64`` of its bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from guard_codemod import __version__, rules
from guard_codemod.formatters.base import TOOL, DocumentFormatter, Json
from guard_codemod.formatters.escaping import printable
from guard_codemod.model import Diagnosis, Finding, Outcome, Related, Severity

_VERSION = 1


class JsonFormatter(DocumentFormatter):
    """A document in the form above, with one result on each line."""

    name = "json"
    readers = "scripts"
    summary = "one document; its form is below"

    def _results_of(self, diagnosis: Diagnosis) -> list[str]:
        import json  # not at the top: few runs ask for it

        record = {
            **path_members(diagnosis.path),
            "outcome": diagnosis.outcome.name.lower(),
            "reason": printable(diagnosis.reason),
            "findings": [_finding(finding) for finding in diagnosis.findings],
        }
        return [json.dumps(record)]

    def footer(self) -> Iterator[str]:
        import json  # see above

        head = {
            "version": _VERSION,
            "tool": TOOL,
            "tool_version": __version__,
            "complete": self._run.stopped is None,
            "preview": self._run.preview,
        }
        statistics = [
            {"code": code, "name": name, "count": count}
            for code, name, count in self._run.statistics
        ]
        yield "{"
        yield from (f'  "{name}": {json.dumps(value)},' for name, value in head.items())
        yield from _array("results", self._results)
        yield from _array("statistics", list(map(json.dumps, statistics)))
        yield f'  "summary": {json.dumps(self._summary())}'
        yield "}"

    def _summary(self) -> dict[str, int]:
        run = self._run
        return {
            "files": run.outcomes.total(),
            **{outcome.name.lower(): run.outcomes[outcome] for outcome in Outcome},
            **{f"{severity.value}s": run.severities[severity] for severity in Severity},
            "exit_code": run.exit_code,
        }


def _array(name: str, items: list[str]) -> Iterator[str]:
    if not items:
        yield f'  "{name}": [],'
        return
    yield f'  "{name}": ['
    yield from (f"    {item}," for item in items[:-1])
    yield f"    {items[-1]}"
    yield "  ],"


def path_members(path: str) -> dict[str, str]:
    """Return the members of an object that hold *path*."""
    data = os.fsencode(path)
    text = data.decode("utf-8", "replace")
    if text.encode() == data:
        return {"path": text}
    import base64  # not at the top: few names need it

    return {"path": text, "path_base64": base64.b64encode(data).decode()}


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "name": rules.name_of(finding.code),
        "severity": finding.severity.value,
        **_located(finding),
        "help": finding.help,
        "confidence": finding.confidence.value,
        "related": list(map(_located, finding.related)),
    }


def _located(at: Finding | Related) -> Json:
    return {
        "line": at.line,
        "column": at.column,
        "end_column": at.end_column,
        "message": printable(at.message),
    }
