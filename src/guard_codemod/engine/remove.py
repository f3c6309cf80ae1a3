"""A guarded file back to what it was before."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from guard_codemod import rules
from guard_codemod.detection.file_model import armed_by
from guard_codemod.duration import in_words
from guard_codemod.engine.file_plan import (
    changed,
    examine,
    never_too_deep,
    text_and_tree,
    told_to_skip,
)
from guard_codemod.engine.render import rewritten
from guard_codemod.files.source_file import encode
from guard_codemod.guards import FoundGuard, find_guards
from guard_codemod.model import Finding, Outcome, Result, Settings, Source, Text
from guard_codemod.rewriting.removal import below, candidates, own_imports, settings_of, without
from guard_codemod.rewriting.verify import VerificationError, same_tree
from guard_codemod.rules.suppression import filter_suppressed
from guard_codemod.semantic.parsing import Unparsable, parse


@never_too_deep
def remove(source: Source, settings: Settings) -> Result:
    """Return *source* with the new content in which its guard is missing, if it has one.

    That is what `guard` would make exactly this file of, if there is such a text.
    """
    if settings.skip:
        return Result(source.path, Outcome.SKIPPED, told_to_skip(settings))
    if b"alarm" not in source.data:
        return Result(source.path, Outcome.SKIPPED, "it has no guard")
    parsed = text_and_tree(source)
    if isinstance(parsed, Result):
        return parsed
    text, tree = parsed
    found = find_guards(tree)
    if len(found) == 1:
        return _without_guard(source, text, tree, found[0], settings)
    where = found[1].statements[0] if found else armed_by(tree, text.content)
    if where is None:
        return Result(source.path, Outcome.SKIPPED, "it has no guard")
    what = "there is more than one guard" if found else _NOT_OURS
    return _not_removed(source, text, rules.rule("TG011").finding(what, where.lineno), settings)


_NOT_OURS = "this guard was not written by guard-codemod (or was edited), so it cannot be removed automatically"


def _not_removed(source: Source, text: Text, finding: Finding, settings: Settings) -> Result:
    findings = filter_suppressed(
        (finding,), text, frozenset, settings, lambda _line: len(text.lines)
    )
    return Result(source.path, Outcome.REFUSED, finding.message, findings, finding.line)


def _without_guard(
    source: Source, text: Text, tree: ast.Module, found: FoundGuard, settings: Settings
) -> Result:
    line = found.statements[0].lineno
    again = parse(text.content)
    bare = without(text, again, find_guards(again)[0])
    own = own_imports(text, tree, found)
    first = next((one for one in candidates(text, found, tree, own) if _is(bare, one)), None)
    if first is None:
        finding = rules.rule("TG011").finding(
            "the guard cannot be removed without changing the rest of the file", line
        )
        return _not_removed(source, text, finding, settings)
    best = _before(source, text, tree, found, own) or first
    result = Result(
        source.path,
        Outcome.ALREADY_GUARDED,
        f"a guard of {in_words(found.spec.seconds)}",
        line=line,
    )
    then = replace(result, line=below(text, best))
    return changed(source, result, Outcome.REMOVED, replace(source, data=encode(best)), then)


def _before(
    source: Source, text: Text, tree: ast.Module, found: FoundGuard, own: Sequence[ast.stmt]
) -> Text | None:
    """Return what `guard` would make exactly *source* of, unless there is no such text, or no telling which."""
    for count in range(
        len(own), -1, -1
    ):  # some of its *own* imports may have been there before the guard
        some = (candidates(text, found, tree, ours) for ours in itertools.combinations(own, count))
        proved = list(filter(None, (_proved(source, texts, found) for texts in some)))
        if proved:
            return proved[0] if len(proved) == 1 else None
    return None


def _proved(source: Source, texts: Iterable[Text], found: FoundGuard) -> Text | None:
    """Return that of *texts* of which `guard` would make exactly *source*, in which the guard *found* stands."""

    def made_of(one: Text, wanted: Settings) -> bytes:
        planned = examine(replace(source, data=encode(one), explicit=True, set_aside=None), wanted)
        if isinstance(planned, Result) or planned.plan.spec is None:
            return b""
        try:
            return rewritten(planned)[0]
        except VerificationError:
            return b""

    # What becomes of them differs in blank lines only, and in where among comments the guard stands.
    distinct, code = list(dict.fromkeys(texts)), _code(source.data)
    makes = [
        wanted
        for wanted in settings_of(found)
        if distinct and _code(made_of(distinct[0], wanted)) == code
    ]
    return next(
        (one for one in distinct if any(made_of(one, wanted) == source.data for wanted in makes)),
        None,
    )


def _code(data: bytes) -> list[bytes]:
    """Return the lines of *data* but for blank ones and comments."""
    return [
        line for line in data.splitlines() if line.strip() and not line.lstrip().startswith(b"#")
    ]


def _is(tree: ast.Module, text: Text) -> bool:
    try:
        return same_tree(tree, parse(text.content))
    except Unparsable:
        return False
