"""Turn a guarded file back into what it was before."""

from __future__ import annotations

import ast

from guard_codemod import rules
from guard_codemod.config.settings import Settings
from guard_codemod.detection.arming import armed_by
from guard_codemod.duration import format_duration
from guard_codemod.engine.file_plan import knows_module, parsed, semantic_model
from guard_codemod.engine.reports import skipped
from guard_codemod.files.source_file import SourceFile, encode
from guard_codemod.guards.guard_module import module_state
from guard_codemod.guards.matcher import IsModule, find_guards, no_module
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.lazy import regex, replace
from guard_codemod.model import Diagnosis, Edit, FileReport, Outcome, Severity, Text
from guard_codemod.planning.guard_module import unneeded_module
from guard_codemod.rewriting.partial_guards import plan_reversal
from guard_codemod.rewriting.removal import Removal, line_after_guard, plan_removal, without
from guard_codemod.rewriting.verify import VerificationError, verify_removal
from guard_codemod.rules.suppression import filter_suppressed
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.parsing import ParseError, parse

_ARMS = (b"arm", b"setitimer", b"dump_traceback_later")
"""Every guard contains one of these."""
_NO_GUARD = "it has no guard"
_NOT_OURS = (
    "this guard was not written by guard-codemod (or was edited),"
    " so it cannot be removed automatically"
)
_OWN_ALARM = "this alarm is the job's own: nothing is removed"
_TRACES = regex(rb"_signum|file=2|\barm\b")
"""What handlers, backstops and calls of a guard module contain, and what people seldom write."""


def remove(source: SourceFile, settings: Settings) -> FileReport:
    """Return the report of *source*, with the edit that removes its guard, if it has one."""
    if settings.skip:
        return skipped(source.path, settings.skip_reason)
    if source.role and not settings.include_non_jobs:
        return skipped(source.path, source.role)
    if not any(word in source.data for word in _ARMS):
        return skipped(source.path, _NO_GUARD)
    if module_state(source.data):
        return skipped(source.path, _NO_GUARD)
    tree = parsed(source)
    if isinstance(tree, FileReport):
        return tree
    is_module = knows_module(source, settings)
    removal = find_removal(source.text, tree, is_module)
    if removal is not None:
        return _without_guard(source, tree, removal, settings)
    guards = find_guards(tree, is_module)
    where = guards[1].statements[0] if guards else armed_by(semantic_model(source, settings, tree))
    if where is None:
        return skipped(source.path, _NO_GUARD)
    if not (guards or _TRACES.search(source.data)):
        return _not_removed(source, _OWN_ALARM, where.lineno, settings, Severity.WARNING)
    what = "there is more than one guard" if guards else _NOT_OURS
    return _not_removed(source, what, where.lineno, settings)


def find_removal(
    text: Text, tree: ast.Module, is_guard_module: IsModule = no_module
) -> Removal | None:
    """Return the removal of the only guard of *text*, or of what completed it; None without one."""
    guards = find_guards(tree, is_guard_module)
    reversal = plan_reversal(text, tree)
    if reversal and (not guards or guards[0].statements[0] in reversal.ours):
        return reversal
    return plan_removal(text, tree, guards[0]) if len(guards) == 1 else None


def without_guard(
    source: SourceFile, program: SemanticModel
) -> tuple[SourceFile, ast.Module, GuardOptions] | None:
    """Return *source* without its only guard, the new tree, and the options of that guard.

    *program* is the model of *source*. If the guard was completed, only what was added is removed.
    None if there is not exactly one guard, or if the rest would change.
    """
    removal = find_removal(source.text, program.tree, program.is_guard_module)
    taken = _taken_out(source.text, program.tree, removal) if removal else None
    if removal is None or taken is None:
        return None
    bare, bare_tree = taken
    return replace(source, data=encode(bare), explicit=True), bare_tree, removal.options


def _taken_out(text: Text, tree: ast.Module, removal: Removal) -> tuple[Text, ast.Module] | None:
    """Return *text* after *removal*, and its tree; None if the rest would change."""
    bare = without(text, removal)
    try:
        bare_tree = parse(bare.content)
        verify_removal(tree, text, bare_tree, bare, removal)
    except (ParseError, VerificationError):
        return None
    return bare, bare_tree


def _not_removed(
    source: SourceFile,
    why: str,
    line: int,
    settings: Settings,
    severity: Severity = Severity.ERROR,
) -> FileReport:
    finding = replace(rules.rule("TG011").finding(why, line), severity=severity)
    text = source.text
    findings = filter_suppressed(
        (finding,), text, frozenset, settings, lambda _line: len(text.lines)
    )
    return FileReport(Diagnosis(source.path, Outcome.REFUSED, why, findings, line))


def _without_guard(
    source: SourceFile, tree: ast.Module, removal: Removal, settings: Settings
) -> FileReport:
    taken = _taken_out(source.text, tree, removal)
    if taken is None:
        what = "the guard cannot be removed without changing the rest of the file"
        return _not_removed(source, what, removal.line, settings)
    bare, _ = taken
    seconds = removal.seconds
    reason = f"a guard of {format_duration(seconds)}" if seconds else "what completed a guard"
    before = Diagnosis(source.path, Outcome.ALREADY_GUARDED, reason, line=removal.line)
    after = replace(before, outcome=Outcome.REMOVED, line=line_after_guard(source.text, bare))
    unneeded = unneeded_module(source, removal.options.module)
    return FileReport(before, after, Edit(source.data, encode(bare)), unneeded=unneeded)
