"""Take one file from bytes to a `FileReport`. Opens no file; raises at most `RecursionError`.

The modules beside the file are passed in, as the `modules` of `SourceFile`.
"""

from __future__ import annotations

from guard_codemod import rules
from guard_codemod.config.settings import Settings
from guard_codemod.duration import format_duration
from guard_codemod.engine.check import check, checked, unchanged
from guard_codemod.engine.file_plan import FilePlan, plan_file, plan_tree, unrunnable
from guard_codemod.engine.remove import remove, without_guard
from guard_codemod.engine.render import render, verified
from guard_codemod.engine.reports import failed
from guard_codemod.files.source_file import SourceError, SourceFile, encode
from guard_codemod.guards.guard_module import ModuleState, module_file, module_state
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.lazy import replace
from guard_codemod.model import Diagnosis, Edit, FileReport, Finding, Outcome
from guard_codemod.planning.composition import describe, updated
from guard_codemod.planning.guard_module import unneeded_module
from guard_codemod.planning.plan import Decision
from guard_codemod.planning.planner import armed_on
from guard_codemod.rewriting.add_ignore import annotate
from guard_codemod.rewriting.edits import lines_in
from guard_codemod.rewriting.verify import VerificationError, verify_comments
from guard_codemod.rules import is_mitigated
from guard_codemod.rules.selection import selectable

PREVIEW_SECONDS = 3600
"""The limit that `preview` shows if none is set."""

WHERE_TO_PUT_A_TIMEOUT = (
    'give --timeout, put timeout = "1h" under [tool.guard-codemod] in pyproject.toml,'
    " or write # guard-codemod: timeout=1h into the file"
)


def guard(source: SourceFile, settings: Settings) -> FileReport:
    """Like `check`, with the verified edit that inserts a guard, if one is needed."""
    planned = plan_file(source, settings)
    if isinstance(planned, FileReport):
        return planned
    try:
        if settings.update and module_state(source.data) is ModuleState.STALE:
            return _renewed(planned)
        if planned.plan.decision is Decision.KEEP:
            planned = planned.with_hazards()
            updated = _updated(planned) if settings.update else None
            return updated or FileReport(_kept(planned))
        left = unchanged(planned) or unrunnable(planned) or _without_timeout(planned)
        return left or _guarded(planned)
    except VerificationError as error:
        return failed(source.path, "TG904", error)


def _kept(planned: FilePlan) -> Diagnosis:
    """Return the diagnosis of a guard that stays, which says why if an update was asked for."""
    plan, settings, diagnosis = planned.plan, planned.settings, planned.diagnosis()
    if not (settings.update and settings.automatic):
        return diagnosis
    why = plan.left_alone
    if settings.timeout and plan.limit and settings.timeout < plan.limit:
        why = f"--timeout auto does not shorten it to {format_duration(settings.timeout)}"
    said = "; ".join(filter(None, (plan.reason, why)))
    return replace(diagnosis, guard=f"unchanged ({said})")


def _renewed(planned: FilePlan) -> FileReport:
    """Return the report of a guard module of another version, with the edit that renews it."""
    edit = Edit(planned.source.data, module_file())
    after = replace(planned.diagnosis(), outcome=Outcome.UPDATED, findings=())
    return FileReport(planned.diagnosis(), after, edit)


def _without_timeout(planned: FilePlan) -> FileReport | None:
    """Return the report of a file that needs a guard but has no limit; None if it has one."""
    partial = planned.plan.partial
    if planned.settings.timeout is not None or (partial and partial.arm):
        return None
    if planned.settings.automatic:
        return FileReport(planned.diagnosis())
    return failed(planned.source.path, "TG907", "no timeout is set")


def _guarded(planned: FilePlan) -> FileReport:
    """Return the report of a file that gets a guard. Raises `VerificationError`."""
    planned = planned.with_hazards()
    before = replace(planned.diagnosis(), guard=_guard_text(planned))
    remaining = tuple(
        finding for finding in before.findings if not rules.rule(finding.code).fixable
    )
    new = render(planned)
    calls_module = planned.plan.spec is not None and planned.plan.spec.options.module
    # Most files need no second look.
    after = verified(planned, new, look_again=bool(remaining or calls_module))
    if after is None:
        return FileReport(before)
    after = replace(after, guard=_guard_text(planned, new))
    edit = Edit(planned.source.data, new.data)
    return FileReport(before, after, edit, remaining, planned.plan.module)


def _guard_text(
    planned: FilePlan,
    new: SourceFile | None = None,
    unguarded: SourceFile | None = None,
    present: GuardOptions | None = None,
) -> str:
    """Describe the parts of the guard of *planned*, and why it has them.

    Line numbers are those of *new*, if given. If the file had a guard with the *present* options,
    *unguarded* is the file without it.
    """
    if new is None or not planned.plan.because:
        return describe(planned.plan, {}, present)
    bare = (unguarded or planned.source).text
    lines = now = lines_in(bare, new.text)
    if unguarded:
        was = lines_in(bare, planned.source.text)
        lines = {line: now.get(at, line) for at, line in was.items()}
    return describe(planned.plan, lines, present)


def _updated(planned: FilePlan) -> FileReport | None:
    """Return the report of a file whose guard is to be replaced; None if it is to stay.

    Raises `VerificationError`.
    """
    source, settings = planned.source, planned.settings
    if settings.automatic and planned.plan.limit:  # a schedule never shortens a limit
        longest = max(int(planned.plan.limit), settings.timeout or 0)
        settings = replace(settings, timeout=longest)
    bare = without_guard(source, planned.program)
    if bare is None:
        return None
    unguarded, tree, options = bare
    kept = replace(settings, guard=updated(settings, options))
    # Ignore skip comments: the file already has a guard.
    again = plan_tree(unguarded, kept, tree, planned.mitigated)
    if again.plan.raises != planned.plan.raises:  # the hazards depend on it
        again = plan_tree(unguarded, kept, tree).with_hazards()
    if again.plan.spec is None or unrunnable(again):
        return None
    if (without_timeout := _without_timeout(again)) is not None:
        return without_timeout
    new = render(again)
    module = again.plan.module
    if new.data == source.data:
        if module is None:
            return None
        # Only the file of the module is missing.
        return FileReport(replace(planned.diagnosis(), findings=()), module=module)
    after = verified(again, new, look_again=True)
    if after is None:
        return None
    plan = replace(
        planned.plan,
        spec=again.plan.spec,
        parts=again.plan.parts,
        because=tuple(
            hazard for hazard in planned.live_hazards if is_mitigated(hazard, again.plan)
        ),
        lack=again.plan.lack,
        lacking=None,
        wrong_limit=None,
        partial=None,
        defects=(),
    )
    known = None if settings.guard.timeout_env else settings.timeout
    what = "backstop" if again.plan.spec.options.alone else "alarm"
    reason = after.reason if again.plan.completion else armed_on(after.line, known, what)
    told = again if again.plan.because else replace(planned, plan=replace(plan, reason=reason))
    guard = _guard_text(told, new, unguarded, options)
    after = replace(after, outcome=Outcome.UPDATED, reason=reason, guard=guard)
    before = replace(planned, plan=plan)
    diagnosis = replace(before.diagnosis(), guard=_guard_text(before, present=options))
    edit, now = Edit(source.data, new.data), again.plan.spec.options.module
    unneeded = unneeded_module(source, options.module) if now != options.module else None
    return FileReport(diagnosis, after, edit, diagnosis.findings, module, unneeded)


def preview(source: SourceFile, settings: Settings) -> FileReport:
    """Like `guard`, but report only `before`, and use a default limit if none is set."""
    if settings.timeout is None and not settings.automatic:
        seconds = min(PREVIEW_SECONDS, settings.max_timeout or PREVIEW_SECONDS)
        settings = replace(settings, timeout=seconds)
    return replace(guard(source, settings), after=None)


def add_ignores(source: SourceFile, settings: Settings, reason: str = "") -> FileReport:
    """Like `check`, with the edit that adds comments to suppress the findings."""
    planned = plan_file(source, settings)
    if isinstance(planned, FileReport):
        return planned
    report = checked(planned)
    findings = [finding for finding in report.before.findings if finding.code in selectable()]
    if not findings:
        return report
    try:
        new = _with_comments(source, findings, reason)
        if new.data == source.data:
            return report
        again = plan_file(new, settings)
        if isinstance(again, FileReport):
            raise VerificationError(again.before.reason)
        verify_comments(planned.program.tree, source.data, again.program.tree, new.data)
    except (VerificationError, SourceError, UnicodeEncodeError) as error:
        return failed(source.path, "TG904", f"its findings cannot be suppressed: {error}")
    after = checked(again).before
    return FileReport(report.before, after, Edit(source.data, new.data), after.findings)


def _with_comments(source: SourceFile, findings: list[Finding], reason: str) -> SourceFile:
    text = source.text
    reason = reason.encode(text.encoding, "backslashreplace").decode(text.encoding)
    return replace(source, data=encode(annotate(text, findings, reason)))


def lacks_timeout(report: FileReport) -> bool:
    """Whether *report* says that a job could not be guarded only because no limit is set."""
    return any(finding.code == "TG907" for finding in report.before.findings)


__all__ = [
    "PREVIEW_SECONDS",
    "WHERE_TO_PUT_A_TIMEOUT",
    "add_ignores",
    "check",
    "guard",
    "lacks_timeout",
    "preview",
    "remove",
]
