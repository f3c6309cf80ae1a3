"""The rules, explained: for a terminal, for a program, and for the documentation."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from guard_codemod.rules import FailureRule, Rule, ThreatRule

_HEAD = """\
# Rules

This page is made by `guard-codemod rule --all --output-format markdown`. An error makes `check` exit with 1,
a warning does not unless `--strict` is given. What says that a file cannot be examined makes it exit with 2,
and can be neither left out nor silenced.
"""


def _rule_text(rule: type[Rule]) -> str:
    paragraphs = [
        f"{rule.code} {rule.name} ({rule.severity.value})",
        _sentence(rule.summary),
        rule.why,
    ]
    paragraphs += [f"What to do: {rule.advice}.", *_notes(rule)]
    for title, example in _examples(rule):
        paragraphs += [f"{title}:", textwrap.indent(example.rstrip("\n"), "    ")]
    return "\n\n".join(paragraphs)


def _rules_text(rules: Sequence[type[Rule]]) -> str:
    return "\n\n\n".join(map(_rule_text, rules))


def _rule_json(rule: type[Rule]) -> str:
    return _json(_fields(rule))


def _rules_json(rules: Sequence[type[Rule]]) -> str:
    return _json([_fields(rule) for rule in rules])


def _rule_markdown(rule: type[Rule]) -> str:
    prose = [
        f"({rule.severity.value}) {_sentence(rule.summary)}",
        rule.why,
        f"What to do: {rule.advice}.",
        *_notes(rule),
    ]
    paragraphs = [f"## {rule.code} {rule.name}", *map(_escaped, prose)]
    for title, example in _examples(rule):
        paragraphs += [f"{title}:", f"```python\n{example}```"]
    return "\n\n".join(paragraphs)


def _rules_markdown(rules: Sequence[type[Rule]]) -> str:
    return "\n".join([_HEAD, "\n\n".join(map(_rule_markdown, rules))])


def _fields(rule: type[Rule]) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "summary": rule.summary,
        "why": rule.why,
        "advice": rule.advice,
        "mended_by_apply": rule.mended,
        "settled_by_backstop": issubclass(rule, ThreatRule) and rule.settled,
        "silenceable": not issubclass(rule, FailureRule),
        "bad": rule.bad or None,
        "good": rule.good or None,
        "precision": rule.precision or None,
    }


def _notes(rule: type[Rule]) -> Iterator[str]:
    if rule.mended:
        yield "`guard-codemod apply` mends it."
    if issubclass(rule, ThreatRule):
        yield (
            "A backstop (`--kill-after`) settles it: then it is not reported."
            if rule.settled
            else "A backstop (`--kill-after`) does not settle it."
        )
    if issubclass(rule, FailureRule):
        yield "It can be neither left out nor silenced."
    if rule.unexemplified:
        yield f"There is no example. {rule.unexemplified}"
    if rule.precision:
        yield f"Precision: {rule.precision}"


def _examples(rule: type[Rule]) -> Iterator[tuple[str, str]]:
    if rule.bad:
        guarded = " (once it has a guard)" if issubclass(rule, ThreatRule) else ""
        yield f"Reported{guarded}", rule.bad
        yield "Not reported", rule.good


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _escaped(prose: str) -> str:
    """Return *prose* with what Markdown would read otherwise escaped, but for what is in backquotes."""
    parts = prose.split("`")
    parts[::2] = [re.sub(r"([*_<\[\\])", r"\\\1", part) for part in parts[::2]]
    return "`".join(parts)


def _json(value: object) -> str:
    import json  # not at the top: for this alone

    return json.dumps(value, indent=2, ensure_ascii=False)


ONE_RULE: Mapping[str, Callable[[type[Rule]], str]] = {
    "text": _rule_text,
    "json": _rule_json,
    "markdown": _rule_markdown,
}
"""What explains a rule, by format."""

ALL_RULES: Mapping[str, Callable[[Sequence[type[Rule]]], str]] = {
    "text": _rules_text,
    "json": _rules_json,
    "markdown": _rules_markdown,
}
"""What explains several rules, by format."""
