"""SARIF 2.1.0 for GitHub code scanning and other viewers.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
and
https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from guard_codemod import __version__, rules
from guard_codemod.formatters.base import TOOL, DocumentFormatter, Json
from guard_codemod.formatters.escaping import printable
from guard_codemod.formatters.rules import ONE_RULE
from guard_codemod.model import Confidence, Finding, Outcome, Related, Severity

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
"""The variable that GitHub and others use for the root of the repository."""

_RANKS = {Confidence.HIGH: 90.0, Confidence.MEDIUM: 60.0}
"""The percentage of findings that should be correct, by confidence."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {**_LEVELS, Severity.INFO: "recommendation"}
_INDEX = {code: index for index, code in enumerate(rules.codes())}


class SarifFormatter(DocumentFormatter):
    """One log of one run."""

    name = "sarif"
    readers = "code scanning"
    summary = "SARIF 2.1.0"

    def footer(self) -> Iterator[str]:
        import json  # not at the top: few runs ask for it

        versions = {"version": __version__, "semanticVersion": __version__}
        driver = {"name": TOOL, **versions, "rules": list(map(_rule, rules.all_rules()))}
        root = os.path.join(self._root or os.getcwd(), "")
        successful = self._run.stopped is None and not self._run.outcomes[Outcome.FAILED]
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {_ROOT: {"uri": f"file://{_quoted(root)}"}},
            "invocations": [{"executionSuccessful": successful, "exitCode": self._run.exit_code}],
            "results": self._results,
        }
        yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)

    def _result(self, path: str, finding: Finding) -> Json:
        region = _region(finding)
        if finding.text:
            region["snippet"] = {"text": finding.text.encode("utf-8", "replace").decode()}
        related = [
            {**_location(path, _region(related)), "message": {"text": printable(related.message)}}
            for related in finding.related
        ]
        return {
            "ruleId": finding.code,
            "ruleIndex": _INDEX[finding.code],
            "level": _LEVELS[finding.severity],
            "rank": _RANKS[finding.confidence],
            "message": {"text": f"{printable(finding.message)}\n{finding.help}".rstrip()},
            "locations": [_location(path, region)],
            **({"relatedLocations": related} if related else {}),
            "partialFingerprints": {"primaryLocationLineHash": self._fingerprint(path, finding)},
        }


def _rule(rule: type[rules.Rule]) -> Json:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "helpUri": rules.page_of(rule.code),
        "help": {form: ONE_RULE[form](rule) for form in ("text", "markdown")},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"problem.severity": _PROBLEMS[rule.severity], "tags": ["reliability"]},
    }


def _artifact(path: str) -> dict[str, str]:
    if os.path.isabs(path) or path.split(os.sep)[0] == os.pardir:
        return {"uri": f"file://{_quoted(os.path.abspath(path))}"}
    return {"uri": _quoted(path), "uriBaseId": _ROOT}


def _quoted(path: str) -> str:
    from urllib.parse import quote  # not at the top: few runs ask for it

    return quote(os.fsencode(path))


def _location(path: str, region: Json) -> Json:
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}


def _region(at: Finding | Related) -> Json:
    region: Json = {"startLine": at.line, "startColumn": at.column}
    if at.end_column is not None:
        region["endColumn"] = at.end_column
    return region
