"""One file from bytes to `Result`. Pure: opens nothing, and never raises on bad input."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from guard_codemod import rules
from guard_codemod.analysis import Program, Unparsable, analyse, armed_by, find_threats, may_do_work, parse
from guard_codemod.annotate import annotate
from guard_codemod.choose import CHOOSABLE
from guard_codemod.duration import in_words
from guard_codemod.guards import FoundGuard, find_guards
from guard_codemod.model import Decision, Finding, Outcome, Plan, Result, Settings, Source, Text
from guard_codemod.places import characters, in_characters, with_line
from guard_codemod.plan import guarded_from, make_plan
from guard_codemod.removal import below, candidates, own_imports, settings_of, without
from guard_codemod.rewrite import RewriteError, rewrite
from guard_codemod.source import SourceError, decode, encode
from guard_codemod.splice import parse_rewritten
from guard_codemod.suppress import shown
from guard_codemod.verify import (
    VerificationError,
    same_tree,
    verify,
    verify_comments,
    verify_completion,
    verify_lines,
)

_OUTCOMES = {
    Decision.GUARD: Outcome.UNGUARDED,
    Decision.COMPLETE: Outcome.UNGUARDED,
    Decision.KEEP: Outcome.ALREADY_GUARDED,
    Decision.SKIP: Outcome.SKIPPED,
    Decision.PERHAPS: Outcome.PERHAPS,
    Decision.REFUSE: Outcome.REFUSED,
}

PREVIEW_SECONDS = 3600
"""What `preview` shows where no limit is set."""

WHERE_TO_PUT_A_TIMEOUT = (
    'give --timeout, put timeout = "1h" under [tool.guard-codemod] in pyproject.toml,'
    " or write # guard-codemod: timeout=1h into the file"
)


@dataclass(frozen=True)
class _Planned:
    program: Program
    text: Text
    plan: Plan


def check(source: Source, settings: Settings) -> Result:
    """Return what is to be said about *source*."""
    planned = _examine(source, settings)
    if isinstance(planned, Result):
        return planned
    keep = planned.plan.decision is Decision.KEEP
    return _result(source, _threatened(source, planned) if keep else planned, settings)


def guard(source: Source, settings: Settings) -> Result:
    """Like `check`, with the new content where the file is to be guarded. It is verified."""
    planned = _examine(source, settings)
    if isinstance(planned, Result):
        return planned
    if planned.plan.decision is Decision.KEEP:
        planned = _threatened(source, planned)
        result = _result(source, planned, settings)
        return _updated(source, planned, result, settings) if settings.update else result
    result = _result(source, planned, settings)
    if planned.plan.spec is None or result.outcome is Outcome.SKIPPED:
        return result
    return _guarded(source, planned, settings)


def _guarded(source: Source, planned: _Planned, settings: Settings) -> Result:
    half = planned.plan.half
    if settings.timeout is None and not (half and half.arm):
        return failed(source.path, rules.NoTimeout.finding(f"no timeout is set: {WHERE_TO_PUT_A_TIMEOUT}"))
    try:
        data, armed = _rewritten(planned)
    except VerificationError as error:
        return failed(source.path, rules.NotVerified.finding(str(error)))
    result = _result(source, _threatened(source, planned), settings)
    new = replace(source, data=data, explicit=True)
    if armed is None:
        whole = _is_whole(new, settings)
        return _changed(source, result, Outcome.GUARDED, new, check(new, settings)) if whole else result
    left = check(new, settings).findings if _unmended(result) else ()  # as of most files: they need no second look
    then = replace(result, findings=left, line=armed.lineno, column=armed.col_offset + 1)
    return _changed(source, result, Outcome.GUARDED, new, then)


def _changed(source: Source, result: Result, outcome: Outcome, new: Source, then: Result) -> Result:
    """Return *result*, of *source*, with what becomes of it, *then* with that *outcome*, once it is as *new*."""
    then = replace(then, outcome=outcome, before=source.data, after=new.data)
    return replace(result, before=source.data, after=new.data, then=then)


def _rewritten(planned: _Planned) -> tuple[bytes, ast.Call | None]:
    """Return the new content that is planned, and the call that arms its guard, unless half of that was there.

    Raises `VerificationError` unless the content is proved to be right.
    """
    plan, before = planned.plan, planned.program.tree
    try:
        new = rewrite(planned.text, plan)
        data = encode(new)
        text = decode(data)
        if plan.completion is not None:
            verify_completion(before, parse(text.content), plan.completion)
            return data, None
        tree = parse_rewritten(before, planned.text, text, plan)
    except Unparsable as error:
        raise VerificationError(f"the new text does not parse: {error}") from error
    except (RewriteError, SourceError, UnicodeEncodeError) as error:
        raise VerificationError(str(error)) from error
    armed = armed_by(tree, text.content)
    if armed is None:
        raise VerificationError("a second pass would not find the guard")
    verify(before, tree, plan)
    verify_lines(planned.text, new, plan)
    return data, armed


def _is_whole(source: Source, settings: Settings) -> bool:
    """Whether the completed guard in *source* is one: not if it comes behind the work, for one."""
    planned = _examine(source, settings)
    return isinstance(planned, _Planned) and planned.plan.decision is Decision.KEEP and planned.plan.half is None


def _unmended(result: Result) -> tuple[Finding, ...]:
    return tuple(finding for finding in result.findings if finding.code not in rules.MENDED)


def _updated(source: Source, planned: _Planned, result: Result, settings: Settings) -> Result:
    """Return *result*, of a file with a guard, with the new content if *settings* ask for another guard."""
    bare = remove(source, settings)
    if bare.after is None:
        return result
    unguarded = replace(source, data=bare.after, explicit=True)
    again = _examine(unguarded, settings)  # whatever the comments in it say: it has had a guard
    if isinstance(again, Result) or again.plan.spec is None:
        return result
    new = _guarded(unguarded, again, settings)
    if new.outcome is Outcome.FAILED:
        return new
    if new.after is None or new.after == source.data:
        return result
    backstop = settings.variant.kill_after is not None
    updated = replace(planned.plan, backstop=backstop, wrong_limit=None, half=None, flaws=())
    result = replace(result, findings=_result(source, replace(planned, plan=updated), settings).findings)
    changed = replace(source, data=new.after, explicit=True)
    return _changed(source, result, Outcome.UPDATED, changed, check(changed, settings))


def remove(source: Source, settings: Settings) -> Result:
    """Return *source* with the new content in which its guard is missing, if it has one.

    That is what `guard` would make exactly this file of, if there is such a text.
    """
    if settings.skip:
        return Result(source.path, Outcome.SKIPPED, told_to_skip(settings))
    if b"alarm" not in source.data:
        return Result(source.path, Outcome.SKIPPED, "it has no guard")
    parsed = _parsed(source)
    if isinstance(parsed, Result):
        return parsed
    text, tree = parsed
    found = find_guards(tree)
    if len(found) == 1:
        return _without_guard(source, text, tree, found[0], settings)
    where = found[1].statements[0] if found else armed_by(tree, text.content)
    if where is None:
        return Result(source.path, Outcome.SKIPPED, "it has no guard")
    what = "there is more than one guard" if found else rules.UnknownGuard.summary
    return _not_removed(source, text, rules.UnknownGuard.finding(what, where.lineno), settings)


def _not_removed(source: Source, text: Text, finding: Finding, settings: Settings) -> Result:
    findings = shown((finding,), text, frozenset, settings, lambda _line: len(text.lines))
    return Result(source.path, Outcome.REFUSED, finding.message, findings, finding.line)


def _without_guard(source: Source, text: Text, tree: ast.Module, found: FoundGuard, settings: Settings) -> Result:
    line = found.statements[0].lineno
    again = parse(text.content)
    bare = without(text, again, find_guards(again)[0])
    own = own_imports(text, tree, found)
    first = next((one for one in candidates(text, found, tree, own) if _is(bare, one)), None)
    if first is None:
        finding = rules.UnknownGuard.finding("it cannot be taken out without a change to the rest", line)
        return _not_removed(source, text, finding, settings)
    best = _before(source, text, tree, found, own) or first
    result = Result(source.path, Outcome.ALREADY_GUARDED, f"a guard of {in_words(found.spec.seconds)}", line=line)
    then = replace(result, line=below(text, best))
    return _changed(source, result, Outcome.REMOVED, replace(source, data=encode(best)), then)


def _before(source: Source, text: Text, tree: ast.Module, found: FoundGuard, own: Sequence[ast.stmt]) -> Text | None:
    """Return what `guard` would make exactly *source* of, unless there is no such text, or no telling which."""
    for count in range(len(own), -1, -1):  # some of its *own* imports may have been there before the guard
        some = (candidates(text, found, tree, ours) for ours in itertools.combinations(own, count))
        proved = list(filter(None, (_proved(source, texts, found) for texts in some)))
        if proved:
            return proved[0] if len(proved) == 1 else None
    return None


def _proved(source: Source, texts: Iterable[Text], found: FoundGuard) -> Text | None:
    """Return that of *texts* of which `guard` would make exactly *source*, in which the guard *found* stands."""

    def made_of(one: Text, wanted: Settings) -> bytes:
        planned = _examine(replace(source, data=encode(one), explicit=True, set_aside=None), wanted)
        if isinstance(planned, Result) or planned.plan.spec is None:
            return b""
        try:
            return _rewritten(planned)[0]
        except VerificationError:
            return b""

    # What becomes of them differs in blank lines only, and in where among comments the guard stands.
    distinct, code = list(dict.fromkeys(texts)), _code(source.data)
    makes = [wanted for wanted in settings_of(found) if distinct and _code(made_of(distinct[0], wanted)) == code]
    return next((one for one in distinct if any(made_of(one, wanted) == source.data for wanted in makes)), None)


def _code(data: bytes) -> list[bytes]:
    """Return the lines of *data* but for blank ones and comments."""
    return [line for line in data.splitlines() if line.strip() and not line.lstrip().startswith(b"#")]


def _is(tree: ast.Module, text: Text) -> bool:
    try:
        return same_tree(tree, parse(text.content))
    except Unparsable:
        return False


def preview(source: Source, settings: Settings) -> Result:
    """Like `guard`, but with a limit to show where none is set."""
    if settings.timeout is None:
        settings = replace(settings, timeout=min(PREVIEW_SECONDS, settings.max_timeout or PREVIEW_SECONDS))
    return guard(source, settings)


def silence(source: Source, settings: Settings, reason: str = "") -> Result:
    """Like `check`, with the new content in which comments silence what it finds; of that, it finds the rest."""
    result = check(source, settings)
    found = [finding for finding in result.findings if finding.code in CHOOSABLE]
    if not found:
        return result
    text = decode(source.data)
    try:
        data = encode(annotate(text, found, reason))
        verify_comments(parse(text.content), source.data, parse(decode(data).content), data)
    except (Unparsable, VerificationError, SourceError, UnicodeEncodeError) as error:
        return failed(source.path, rules.NotVerified.finding(f"its findings cannot be silenced: {error}"))
    if data == source.data:
        return result
    return replace(check(replace(source, data=data), settings), before=source.data, after=data)


def lacks_timeout(result: Result) -> bool:
    """Whether *result* is that of a file which `guard` could guard if it knew the limit."""
    return any(finding.code == rules.NoTimeout.code for finding in result.findings)


def previewed(result: Result) -> Result:
    """Return *result* as it would stand if its new content, if any, took the file's place; lines are the old ones."""
    return replace(result, outcome=result.then.outcome, findings=_unmended(result)) if result.then else result


def applied(result: Result) -> Result:
    """Return *result* as it stands once its new content, if any, is in the file's place; lines are the new ones."""
    return result.then or result


def failed(path: str, finding: Finding) -> Result:
    """Return the result for a file that could not be examined."""
    return Result(path, Outcome.FAILED, finding.message, (finding,), finding.line, finding.column)


def told_to_skip(settings: Settings) -> str:
    """Return why a file is skipped that the settings say to leave alone."""
    return f"told to skip it ({settings.skip})"


def _threatened(source: Source, planned: _Planned) -> _Planned:
    plan, there = planned.plan, planned.plan.decision in (Decision.KEEP, Decision.COMPLETE)
    threats = find_threats(planned.program, plan.raises, guarded_from(plan), source.read_module, there=there)
    return replace(planned, plan=replace(plan, threats=threats))


def _examine(source: Source, settings: Settings) -> Result | _Planned:
    if settings.skip:
        return Result(source.path, Outcome.SKIPPED, told_to_skip(settings))
    if not (source.explicit or source.executable or may_do_work(source.data)):
        reason = source.set_aside or "library module: it only defines things"
        return Result(source.path, Outcome.SKIPPED, reason)
    parsed = _parsed(source)
    if isinstance(parsed, Result):
        return parsed
    text, tree = parsed
    program = Program.of(tree, text.content)
    facts = analyse(program, text, executable=source.executable)
    return _Planned(program, text, make_plan(source, text, facts, settings))


def _parsed(source: Source) -> Result | tuple[Text, ast.Module]:
    try:
        text = decode(source.data)
    except SourceError as error:
        return failed(source.path, rules.NotReadable.finding(str(error), error.line))
    try:
        return text, parse(text.content)
    except Unparsable as error:
        finding = rules.NotParsable.finding(str(error), error.line, error.column)
        return failed(source.path, with_line(finding, text))


def _result(source: Source, planned: _Planned, settings: Settings) -> Result:
    plan, text = planned.plan, planned.text
    said = [in_characters(finding, text) for finding in rules.findings(plan)]
    findings = shown(said, text, lambda: rules.asked(plan), settings, planned.program.statements.until)
    column = characters(plan.column, plan.line, text)
    mended = [finding.code for finding in said if finding.code in rules.MENDED]
    may_be_mended = plan.decision not in (Decision.KEEP, Decision.REFUSE)
    if may_be_mended and mended and not any(finding.code in rules.MENDED for finding in findings):
        reason = f"told to leave it as it is ({mended[0]} is not chosen, or silenced)"
        return Result(source.path, Outcome.SKIPPED, reason, findings, plan.line, column)
    return Result(source.path, _OUTCOMES[plan.decision], plan.reason, findings, plan.line, column)
