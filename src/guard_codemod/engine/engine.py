"""One file from bytes to `FileReport`. Pure: opens nothing, and never raises on bad input."""

from __future__ import annotations

from dataclasses import replace

from guard_codemod import rules
from guard_codemod.config.settings import Settings
from guard_codemod.engine.file_plan import (
    FilePlan,
    changed,
    examine,
    failed,
    never_too_deep,
    planned_for,
    result_of,
    unrunnable,
    with_hazards,
)
from guard_codemod.engine.remove import remove, taken_out
from guard_codemod.engine.render import rewritten
from guard_codemod.files.source_file import SourceError, decode, encode
from guard_codemod.guards import find_guards
from guard_codemod.model import FileReport, Finding, Outcome, SourceFile
from guard_codemod.planning import armed_on
from guard_codemod.planning.plan import Decision
from guard_codemod.rewriting.add_ignore import annotate
from guard_codemod.rewriting.verify import VerificationError, verify_comments
from guard_codemod.rules.selection import selectable
from guard_codemod.semantic.parsing import Unparsable, parse

PREVIEW_SECONDS = 3600
"""What `preview` shows where no limit is set."""

WHERE_TO_PUT_A_TIMEOUT = (
    'give --timeout, put timeout = "1h" under [tool.guard-codemod] in pyproject.toml,'
    " or write # guard-codemod: timeout=1h into the file"
)


@never_too_deep
def check(source: SourceFile, settings: Settings) -> FileReport:
    """Return what is to be said about *source*."""
    planned = examine(source, settings)
    if isinstance(planned, FileReport):
        return planned
    if planned.plan.decision is Decision.KEEP:
        return result_of(source, with_hazards(source, planned), settings)
    result = result_of(source, planned, settings)
    if planned.plan.spec is None or result.outcome is Outcome.SKIPPED:
        return result
    return unrunnable(source, planned) or result


@never_too_deep
def guard(source: SourceFile, settings: Settings) -> FileReport:
    """Like `check`, with the new content where the file is to be guarded. It is verified."""
    planned = examine(source, settings)
    if isinstance(planned, FileReport):
        return planned
    if planned.plan.decision is Decision.KEEP:
        planned = with_hazards(source, planned)
        result = result_of(source, planned, settings)
        return _updated(source, planned, result, settings) if settings.update else result
    result = result_of(source, planned, settings)
    if planned.plan.spec is None or result.outcome is Outcome.SKIPPED:
        return result
    return unrunnable(source, planned) or _guarded(source, planned, settings)


def _guarded(source: SourceFile, planned: FilePlan, settings: Settings) -> FileReport:
    partial = planned.plan.partial
    if settings.timeout is None and not (partial and partial.arm):
        return failed(
            source.path, rules.rule("TG907").finding(f"no timeout is set: {WHERE_TO_PUT_A_TIMEOUT}")
        )
    try:
        data, armed = rewritten(planned)
    except VerificationError as error:
        return failed(source.path, rules.rule("TG904").finding(str(error)))
    result = result_of(source, with_hazards(source, planned), settings)
    new = replace(source, data=data, explicit=True)
    if armed is None:
        whole = _is_whole(new, settings)
        return (
            changed(source, result, Outcome.GUARDED, new, check(new, settings)) if whole else result
        )
    left = (
        check(new, settings).findings if _not_fixable(result) else ()
    )  # as of most files: they need no second look
    then = replace(result, findings=left, line=armed.lineno, column=armed.col_offset + 1)
    return changed(source, result, Outcome.GUARDED, new, then)


def _is_whole(source: SourceFile, settings: Settings) -> bool:
    """Whether the completed guard in *source* is one: not if it comes behind the work, for one."""
    planned = examine(source, settings)
    return (
        isinstance(planned, FilePlan)
        and planned.plan.decision is Decision.KEEP
        and planned.plan.partial is None
    )


def _not_fixable(result: FileReport) -> tuple[Finding, ...]:
    return tuple(finding for finding in result.findings if not rules.rule(finding.code).fixable)


def _updated(
    source: SourceFile, planned: FilePlan, result: FileReport, settings: Settings
) -> FileReport:
    """Return *result*, of a file with a guard, with the new content if *settings* ask for another guard."""
    found = find_guards(planned.program.tree)
    left = taken_out(planned.text, planned.program.tree, found[0]) if len(found) == 1 else None
    if left is None:
        return result
    unguarded = replace(source, data=encode(left[0]), explicit=True)
    again = planned_for(unguarded, settings, *left)  # whatever its comments say: it has had a guard
    if again.plan.spec is None or unrunnable(unguarded, again):
        return result
    new = _guarded(unguarded, again, settings)
    if new.outcome is Outcome.FAILED:
        return new
    if new.after is None or new.then is None or new.after == source.data:
        return result
    backstop = settings.variant.kill_after is not None
    updated = replace(planned.plan, backstop=backstop, wrong_limit=None, partial=None, defects=())
    result = replace(
        result, findings=result_of(source, replace(planned, plan=updated), settings).findings
    )
    known = None if settings.variant.timeout_env else settings.timeout
    then = replace(new.then, reason=armed_on(new.then.line, known))
    return changed(source, result, Outcome.UPDATED, replace(source, data=new.after), then)


def preview(source: SourceFile, settings: Settings) -> FileReport:
    """Like `guard`, but with a limit to show where none is set."""
    if settings.timeout is None:
        settings = replace(
            settings, timeout=min(PREVIEW_SECONDS, settings.max_timeout or PREVIEW_SECONDS)
        )
    return guard(source, settings)


@never_too_deep
def silence(source: SourceFile, settings: Settings, reason: str = "") -> FileReport:
    """Like `check`, with the new content in which comments silence what it finds; of that, it finds the rest."""
    result = check(source, settings)
    found = [finding for finding in result.findings if finding.code in selectable()]
    if not found:
        return result
    text = decode(source.data)
    reason = reason.encode(text.encoding, "backslashreplace").decode(text.encoding)
    try:
        data = encode(annotate(text, found, reason))
        verify_comments(parse(text.content), source.data, parse(decode(data).content), data)
    except (Unparsable, VerificationError, SourceError, UnicodeEncodeError) as error:
        return failed(
            source.path, rules.rule("TG904").finding(f"its findings cannot be suppressed: {error}")
        )
    if data == source.data:
        return result
    return replace(check(replace(source, data=data), settings), before=source.data, after=data)


def lacks_timeout(result: FileReport) -> bool:
    """Whether *result* is that of a file which `guard` could guard if it knew the limit."""
    return any(finding.code == "TG907" for finding in result.findings)


def previewed(result: FileReport) -> FileReport:
    """Return *result* as it would stand if its new content, if any, took the file's place; lines are the old ones."""
    return (
        replace(result, outcome=result.then.outcome, findings=_not_fixable(result))
        if result.then
        else result
    )


def applied(result: FileReport) -> FileReport:
    """Return *result* as it stands once its new content, if any, is in the file's place; lines are the new ones."""
    return result.then or result


__all__ = [
    "PREVIEW_SECONDS",
    "WHERE_TO_PUT_A_TIMEOUT",
    "applied",
    "check",
    "guard",
    "lacks_timeout",
    "preview",
    "previewed",
    "remove",
    "silence",
]
