"""Which rules are selected, and how severe their findings are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from guard_codemod.config.kinds import nearest
from guard_codemod.config.settings import EVERYTHING, Settings
from guard_codemod.lazy import replace
from guard_codemod.model import Confidence, Finding, Severity
from guard_codemod.rules.base import FailureRule
from guard_codemod.rules.registry import all_rules, code_in, codes, name_of

_CHANGE_SELECTION = ("select", "extend-select", "ignore")


@cache
def selectable() -> tuple[str, ...]:
    """Return the codes that may be disabled.

    A file that cannot be checked always fails, or else it would look clean.
    """
    return tuple(rule.code for rule in all_rules() if not issubclass(rule, FailureRule))


def check_selector(selector: str) -> None:
    """Raise `ValueError` unless *selector* is a code, a name, what codes begin with, or ``ALL``."""
    if selector and any(_covers(selector, code) for code in selectable()):
        return
    if selector and any(_covers(selector, code) for code in codes()):
        raise ValueError(
            f"{selector} cannot be selected or suppressed:"
            " a file that cannot be checked always fails"
        )
    raise ValueError(f"unknown rule {selector!r}: {similar(selector, _HINT)}")


_HINT = (
    "give a code (TG101), a name, the beginning of codes (TG1), or ALL;"
    " guard-codemod rule lists them"
)


def similar(word: str, otherwise: str) -> str:
    """Return a hint for the unknown *word*: the rules that may be meant, or *otherwise*."""
    names = [name_of(code) for code in codes()]
    containing = [repr(name) for name in names if word and word.lower() in name]
    if containing:
        return f"did you mean {', '.join(containing)}?"
    return nearest(word.lower(), names, nearest(word.upper(), codes(), otherwise))


def expand(selectors: Iterable[str]) -> frozenset[str]:
    """Return the codes that *selectors* stand for."""
    selectors = tuple(selectors)
    if not selectors:  # as mostly: then no rule needs to be imported
        return frozenset()
    return frozenset(
        code for code in selectable() if any(_covers(selector, code) for selector in selectors)
    )


def disabled_codes(tables: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Return the codes that *tables* of the configuration, weakest first, disable.

    In each, the longest selector wins, and of equally long ones ``ignore``. A table with
    ``select`` starts anew; another one changes what the weaker ones have selected.
    """
    tables = [table for table in tables if not table.keys().isdisjoint(_CHANGE_SELECTION)]
    if not tables:
        return frozenset()
    chosen = set(selectable())
    for table in tables:
        if "select" in table:
            chosen.clear()
        wanted = (*table.get("select", ()), *table.get("extend-select", ()))
        for code in selectable():
            pro, contra = _longest(wanted, code), _longest(table.get("ignore", ()), code)
            if pro > contra:
                chosen.add(code)
            elif contra >= 0:
                chosen.discard(code)
    return frozenset(selectable()) - chosen


def severities(tables: Iterable[Mapping[str, Any]]) -> dict[str, Severity]:
    """Return the severity of each code to which *tables*, weakest first, give another one."""
    severities: dict[str, Severity] = {}
    for table in tables:
        for selector in sorted(table.get("severity", {}), key=_length):
            severities |= dict.fromkeys(expand([selector]), table["severity"][selector])
    return severities


def filter_by_selection(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """Yield those of *findings* that *settings* select, as severe as they say."""
    for finding in findings:
        if finding.code not in settings.ignored:
            severity = _severity(finding, settings)
            yield finding if severity is finding.severity else replace(finding, severity=severity)


def _severity(finding: Finding, settings: Settings) -> Severity:
    severity = settings.severity.get(finding.code, finding.severity)
    if severity is Severity.INFO:
        return severity
    if finding.confidence is not Confidence.HIGH:  # what is uncertain fails no build
        return Severity.WARNING
    return Severity.ERROR if settings.strict else severity


def is_shown(finding: Finding, settings: Settings) -> bool:
    """Whether *finding* is certain enough to be reported."""
    return finding.confidence in (Confidence.HIGH, settings.confidence)


def _covers(selector: str, code: str) -> bool:
    beginning = code_in(selector)
    return beginning == EVERYTHING or code.startswith(beginning)


def _length(selector: str) -> int:
    beginning = code_in(selector)
    return 0 if beginning == EVERYTHING else len(beginning)


def _longest(selectors: Iterable[str], code: str) -> int:
    return max((_length(selector) for selector in selectors if _covers(selector, code)), default=-1)
