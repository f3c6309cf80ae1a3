"""Which findings are shown, and how severe each is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from guard_codemod.config.settings import EVERYTHING, Settings
from guard_codemod.model import Finding, Severity
from guard_codemod.rules import RULES, FailureRule

CHOOSABLE = tuple(rule.code for rule in RULES if not issubclass(rule, FailureRule))
"""The codes that may be left out. A file that cannot be examined always fails, or else it would look clean."""

_ALWAYS = tuple(rule.code for rule in RULES if issubclass(rule, FailureRule))


def check_selector(selector: str) -> None:
    """Raise `ValueError` unless *selector* is a code, what codes begin with, or ``ALL``."""
    if selector == EVERYTHING or (
        selector and any(code.startswith(selector) for code in CHOOSABLE)
    ):
        return
    if selector and any(code.startswith(selector) for code in _ALWAYS):
        raise ValueError(
            f"{selector} cannot be chosen or silenced: a file that cannot be examined always fails"
        )
    raise ValueError(f"unknown rule {selector!r}: {_nearest(selector)}")


def covered(selectors: Iterable[str]) -> frozenset[str]:
    """Return the codes that *selectors* stand for."""
    return frozenset(
        code for code in CHOOSABLE if any(_covers(selector, code) for selector in selectors)
    )


def left_out(tables: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Return the codes that are not chosen by *tables*, each with the keys of the configuration, weakest first.

    In each, the longest selector wins, and of equally long ones ``ignore``. A table with ``select`` starts
    anew; another one changes what the weaker ones have chosen.
    """
    chosen = set(CHOOSABLE)
    for table in tables:
        if "select" in table:
            chosen.clear()
        wanted = (*table.get("select", ()), *table.get("extend-select", ()))
        for code in CHOOSABLE:
            pro, contra = _longest(wanted, code), _longest(table.get("ignore", ()), code)
            if pro > contra:
                chosen.add(code)
            elif contra >= 0:
                chosen.discard(code)
    return frozenset(CHOOSABLE) - chosen


def severities(tables: Iterable[Mapping[str, Any]]) -> dict[str, Severity]:
    """Return the severity of each code to which *tables*, weakest first, give another one."""
    found: dict[str, Severity] = {}
    for table in tables:
        for selector in sorted(table.get("severity", {}), key=_length):
            found |= dict.fromkeys(covered([selector]), table["severity"][selector])
    return found


def choose(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """Yield those of *findings* that *settings* ask for, as severe as they say."""
    for finding in findings:
        if finding.code not in settings.ignored:
            severity = (
                Severity.ERROR
                if settings.strict
                else settings.severity.get(finding.code, finding.severity)
            )
            yield finding if severity is finding.severity else replace(finding, severity=severity)


def _covers(selector: str, code: str) -> bool:
    return selector == EVERYTHING or code.startswith(selector)


def _length(selector: str) -> int:
    return 0 if selector == EVERYTHING else len(selector)


def _longest(selectors: Iterable[str], code: str) -> int:
    return max((_length(selector) for selector in selectors if _covers(selector, code)), default=-1)


def _nearest(selector: str) -> str:
    import difflib  # not at the top: it is only for those who mistype

    close = difflib.get_close_matches(selector.upper(), CHOOSABLE, n=1)
    if close:
        return f"did you mean {close[0]}?"
    return f"give a code (TG101), what codes begin with (TG1), or {EVERYTHING}; guard-codemod rule --all lists them"
