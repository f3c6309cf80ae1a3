"""Explain rules in a terminal, for programs, and for the documentation."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from guard_codemod.formatters.escaping import folded
from guard_codemod.rules import FailureRule, HazardRule, Rule, ScheduleRule
from guard_codemod.rules.registry import DOCUMENTATION

_INDEX = """\
# Rules

This page is made by `guard-codemod rule --all --output-format markdown`, and that of a rule by
`guard-codemod rule CODE --output-format markdown`. An error makes `check` exit with 1. A warning
does so only with `--strict`. A rule that says why a file could not be checked makes it exit with 2,
and can be neither disabled nor suppressed.

| rule | name | reports | severity | fixed by `apply` | mitigated by |
|---|---|---|---|---|---|
"""


def list_of(rules: Sequence[type[Rule]]) -> str:
    """Return a line for each of *rules*."""
    width = max(len(rule.name) for rule in rules)
    lines = (f"{rule.code}  {rule.name:{width}}  {rule.summary}" for rule in rules)
    return "\n".join(folded(line, hang=width + 9) for line in lines)


def _rule_text(rule: type[Rule]) -> str:
    title = f"{rule.code} {rule.name} ({rule.severity.value})"
    sections = [f"{name.rstrip('?')}:\n\n{_indented(text)}" for name, text in _sections(rule)]
    return "\n\n".join([title, *sections])


def _indented(text: str) -> str:
    return "\n".join(folded(f"    {line}".rstrip(), hang=0) for line in text.splitlines())


def _rule_markdown(rule: type[Rule]) -> str:
    paragraphs = [f"# {rule.code} {rule.name} ({rule.severity.value})"]
    for name, text in _sections(rule):
        is_code = text in (rule.bad.rstrip("\n"), rule.good.rstrip("\n"))
        language = "text" if issubclass(rule, ScheduleRule) else "python"
        body = f"```{language}\n{text}\n```" if is_code else _escaped(text)
        paragraphs += [f"## {name}", body]
    return "\n\n".join(paragraphs)


def _row(rule: type[Rule]) -> str:
    cells = (
        f"[{rule.code}](rules/{rule.code}.md)",
        f"`{rule.name}`",
        rule.summary,
        rule.severity.value,
        f"with {rule.fixed_with}" if rule.fixed_with else "yes" if rule.fixable else "",
        ", ".join(dict.fromkeys(_title(part) for part in rule.mitigated_by)),
    )
    return f"| {' | '.join(cells)} |"


def _title(part: str) -> str:
    """Return the name of the guard's *part* as the glossary has it; variants have the same."""
    return "backstop" if part.startswith("backstop") else part.replace("_", " ")


def _fields(rule: type[Rule]) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "summary": rule.summary,
        "why": rule.why,
        "help": rule.help,
        "fixable": rule.fixable,
        "mitigated_by": rule.mitigated_by,
        "suppressible": not issubclass(rule, FailureRule),
        "bad": rule.bad or None,
        "good": rule.good or None,
        "no_example_because": rule.no_example_because or None,
        "known_limits": rule.known_limits or None,
        "precision": rule.precision or None,
    }


def _sections(rule: type[Rule]) -> Iterator[tuple[str, str]]:
    """Yield the title and the text of each section of the page of *rule*."""
    yield "What it does", inspect.getdoc(rule) or _sentence(rule.summary)
    yield "Why is this bad?", rule.why
    yield "What to do", " ".join([_sentence(rule.help), *_notes(rule)])
    if rule.bad:
        title = "Example, with a guard" if issubclass(rule, HazardRule) else "Example"
        yield title, rule.bad.rstrip("\n")
        yield "Use instead", rule.good.rstrip("\n")
    else:
        yield "Example", f"There is none. {rule.no_example_because}"
    if rule.known_limits:
        yield "Known limits", rule.known_limits
    if rule.precision:
        page = f" See {DOCUMENTATION}/precision.md" if issubclass(rule, HazardRule) else ""
        yield "Precision", _sentence(rule.precision) + page


def _notes(rule: type[Rule]) -> Iterator[str]:
    if rule.fixable and "guard-codemod apply" not in rule.help:
        yield "`guard-codemod apply` fixes it."
    if issubclass(rule, HazardRule):
        yield (
            "With a backstop, the job ends anyway, and the rule does not report it."
            if "backstop" in rule.mitigated_by
            else "A backstop (`--kill-after`) does not mitigate it."
        )
    if issubclass(rule, FailureRule):
        yield "It can be neither disabled nor suppressed."


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _escaped(prose: str) -> str:
    """Escape Markdown syntax in *prose*, except in code and URLs."""
    prose = prose.replace("``", "`")
    parts = re.split(r"(`[^`]*`|https?://[^\s)]+)", prose)
    parts[::2] = [re.sub(r"([*_<\[\\])", r"\\\1", part) for part in parts[::2]]
    parts[1::2] = [f"<{part}>" if part.startswith("http") else part for part in parts[1::2]]
    return "".join(parts)


def _json(value: object) -> str:
    import json  # not at the top: for this alone

    return json.dumps(value, indent=2, ensure_ascii=False)


ONE_RULE: Mapping[str, Callable[[type[Rule]], str]] = {
    "text": _rule_text,
    "json": lambda rule: _json(_fields(rule)),
    "markdown": _rule_markdown,
}
"""The functions that explain one rule, by format."""

ALL_RULES: Mapping[str, Callable[[Sequence[type[Rule]]], str]] = {
    "text": lambda rules: "\n\n\n".join(map(_rule_text, rules)),
    "json": lambda rules: _json([_fields(rule) for rule in rules]),
    "markdown": lambda rules: _INDEX + "\n".join(map(_row, rules)),
}
"""The functions that explain several rules, by format."""
