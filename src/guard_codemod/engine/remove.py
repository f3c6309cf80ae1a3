"""A guarded file back to what it was before."""

from __future__ import annotations

import ast
from dataclasses import replace

from guard_codemod import rules
from guard_codemod.config.settings import Settings
from guard_codemod.detection.file_model import armed_by
from guard_codemod.duration import in_words
from guard_codemod.engine.file_plan import changed, never_too_deep, text_and_tree, told_to_skip
from guard_codemod.files.source_file import encode
from guard_codemod.guards import FoundGuard, find_guards
from guard_codemod.model import FileReport, Finding, Outcome, SourceFile, Text
from guard_codemod.rewriting.removal import below, plan_removal, without
from guard_codemod.rewriting.verify import VerificationError, verify_removal
from guard_codemod.rules.suppression import filter_suppressed
from guard_codemod.semantic.parsing import Unparsable, parse


@never_too_deep
def remove(source: SourceFile, settings: Settings) -> FileReport:
    """Return *source* with the new content in which its guard is missing, if it has one."""
    if settings.skip:
        return FileReport(source.path, Outcome.SKIPPED, told_to_skip(settings))
    if b"alarm" not in source.data:
        return FileReport(source.path, Outcome.SKIPPED, "it has no guard")
    parsed = text_and_tree(source)
    if isinstance(parsed, FileReport):
        return parsed
    text, tree = parsed
    found = find_guards(tree)
    if len(found) == 1:
        return _without_guard(source, text, tree, found[0], settings)
    where = found[1].statements[0] if found else armed_by(tree, text.content)
    if where is None:
        return FileReport(source.path, Outcome.SKIPPED, "it has no guard")
    what = "there is more than one guard" if found else _NOT_OURS
    return _not_removed(source, text, rules.rule("TG011").finding(what, where.lineno), settings)


_NOT_OURS = "this guard was not written by guard-codemod (or was edited), so it cannot be removed automatically"


def taken_out(text: Text, tree: ast.Module, found: FoundGuard) -> tuple[Text, ast.Module] | None:
    """Return *text* without the guard *found*, and its tree; None if the rest would change."""
    removal = plan_removal(text, tree, found)
    bare = without(text, removal)
    try:
        bare_tree = parse(bare.content)
        verify_removal(tree, text, bare_tree, bare, removal)
    except (Unparsable, VerificationError):
        return None
    return bare, bare_tree


def _not_removed(
    source: SourceFile, text: Text, finding: Finding, settings: Settings
) -> FileReport:
    findings = filter_suppressed(
        (finding,), text, frozenset, settings, lambda _line: len(text.lines)
    )
    return FileReport(source.path, Outcome.REFUSED, finding.message, findings, finding.line)


def _without_guard(
    source: SourceFile, text: Text, tree: ast.Module, found: FoundGuard, settings: Settings
) -> FileReport:
    line = found.statements[0].lineno
    left = taken_out(text, tree, found)
    if left is None:
        what = "the guard cannot be removed without changing the rest of the file"
        return _not_removed(source, text, rules.rule("TG011").finding(what, line), settings)
    bare, _ = left
    reason = f"a guard of {in_words(found.spec.seconds)}"
    result = FileReport(source.path, Outcome.ALREADY_GUARDED, reason, line=line)
    then = replace(result, line=below(text, bare))
    return changed(source, result, Outcome.REMOVED, replace(source, data=encode(bare)), then)
