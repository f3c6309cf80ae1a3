"""One file from bytes to `Result`. Pure: opens nothing, and never raises on bad input."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace

from guard_codemod import rules
from guard_codemod.analysis import Program, Unparsable, analyse, armed_on, find_threats, may_do_work, parse
from guard_codemod.guard import FoundGuard, find_guards
from guard_codemod.model import Decision, Finding, Outcome, Plan, Result, Settings, Source, Text
from guard_codemod.plan import guarded_from, make_plan
from guard_codemod.removal import candidates, settings_of, without
from guard_codemod.rewrite import RewriteError, rewrite
from guard_codemod.source import SourceError, decode, encode
from guard_codemod.splice import parse_rewritten
from guard_codemod.verify import VerificationError, same_tree, verify, verify_lines

_OUTCOMES = {
    Decision.GUARD: Outcome.UNGUARDED,
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
    return _result(source, _threatened(planned) if planned.plan.decision is Decision.KEEP else planned.plan)


def guard(source: Source, settings: Settings) -> Result:
    """Like `check`, with the new content where the file is to be guarded. It is verified."""
    planned = _examine(source, settings)
    if isinstance(planned, Result):
        return planned
    if planned.plan.decision is not Decision.KEEP and planned.plan.spec is None:
        return _result(source, planned.plan)
    result = _result(source, _threatened(planned))
    if planned.plan.decision is Decision.KEEP:
        return _updated(source, result, settings) if settings.update else result
    if settings.timeout is None:
        return failed(source.path, rules.NoTimeout.finding(f"no timeout is set: {WHERE_TO_PUT_A_TIMEOUT}"))
    try:
        new = rewrite(planned.text, planned.plan)
        data = encode(new)
        before = planned.program.tree
        tree = parse_rewritten(before, planned.text, decode(data), planned.plan)
        if armed_on(tree) is None:
            raise VerificationError("a second pass would not find the guard")
        verify(before, tree, planned.plan)
        verify_lines(planned.text, new, planned.plan)
    except Unparsable as error:
        return failed(source.path, rules.NotVerified.finding(f"the new text does not parse: {error}"))
    except (RewriteError, VerificationError, SourceError, UnicodeEncodeError) as error:
        return failed(source.path, rules.NotVerified.finding(str(error)))
    return replace(result, before=source.data, after=data)


def _updated(source: Source, result: Result, settings: Settings) -> Result:
    """Return *result*, of a file with a guard, with the new content if *settings* ask for another guard."""
    bare = remove(source, settings)
    if bare.after is None:
        return result
    new = guard(replace(source, data=bare.after, explicit=True), replace(settings, update=False))
    if new.outcome is Outcome.FAILED:
        return new
    if new.after is None or new.after == source.data:
        return result
    return replace(result, before=source.data, after=new.after, findings=new.findings)


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
        return _without_guard(source, text, tree, found[0])
    line = found[1].statements[0].lineno if found else armed_on(tree)
    if line is None:
        return Result(source.path, Outcome.SKIPPED, "it has no guard")
    finding = rules.UnknownGuard.finding("there is more than one guard" if found else rules.UnknownGuard.summary, line)
    return Result(source.path, Outcome.REFUSED, finding.message, (finding,), line)


def _without_guard(source: Source, text: Text, tree: ast.Module, found: FoundGuard) -> Result:
    line = found.statements[0].lineno
    again = parse(text.content)
    bare = without(again, find_guards(again)[0])
    texts = list(candidates(text, tree, found))
    first = next((one for one in texts if _is(bare, one)), None)
    if first is None:
        finding = rules.UnknownGuard.finding("it cannot be taken out without a change to the rest", line)
        return Result(source.path, Outcome.REFUSED, finding.message, (finding,), line)

    def made_of(one: Text, wanted: Settings) -> bytes:
        before = replace(source, data=encode(one), explicit=True, set_aside=None)
        return guard(before, wanted).after or b""

    # What `guard` makes of the candidates differs in blank lines only, and in where among comments the guard stands.
    words = sorted(source.data.split())
    settings = [wanted for wanted in settings_of(found) if sorted(made_of(first, wanted).split()) == words]
    best = next((one for one in texts if any(made_of(one, wanted) == source.data for wanted in settings)), first)
    return Result(source.path, Outcome.ALREADY_GUARDED, f"guard on line {line}", (), line, 1, source.data, encode(best))


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


def lacks_timeout(result: Result) -> bool:
    """Whether *result* is that of a file which `guard` could guard if it knew the limit."""
    return any(finding.code == rules.NoTimeout.code for finding in result.findings)


def applied(result: Result) -> Result:
    """Return *result* as it stands once its new content, if any, is in the file's place."""
    if result.after is None:
        return result
    left = tuple(finding for finding in result.findings if finding.code not in rules.MENDED)
    outcome = Outcome.UPDATED if result.outcome is Outcome.ALREADY_GUARDED else Outcome.GUARDED
    return replace(result, outcome=outcome, findings=left)


def removed(result: Result) -> Result:
    """Return *result*, of `remove`, as it stands once its new content, if any, is in the file's place."""
    return result if result.after is None else replace(result, outcome=Outcome.REMOVED)


def failed(path: str, finding: Finding) -> Result:
    """Return the result for a file that could not be examined."""
    return Result(path, Outcome.FAILED, finding.message, (finding,), finding.line, finding.column)


def told_to_skip(settings: Settings) -> str:
    """Return why a file is skipped that the settings say to leave alone."""
    return f"told to skip it ({settings.skip})"


def _threatened(planned: _Planned) -> Plan:
    plan = planned.plan
    threats = find_threats(
        planned.program, planned.text.content, guarded_from(plan), there=plan.decision is Decision.KEEP
    )
    return replace(plan, threats=threats)


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
    program = Program.of(tree)
    facts = analyse(program, text, executable=source.executable)
    return _Planned(program, text, make_plan(source, text, facts, settings))


def _parsed(source: Source) -> Result | tuple[Text, ast.Module]:
    try:
        text = decode(source.data)
        return text, parse(text.content)
    except SourceError as error:
        return failed(source.path, rules.NotReadable.finding(str(error)))
    except Unparsable as error:
        return failed(source.path, rules.NotParsable.finding(str(error), error.line, error.column))


def _result(source: Source, plan: Plan) -> Result:
    findings = rules.findings(plan)
    return Result(source.path, _OUTCOMES[plan.decision], plan.reason, findings, plan.line, plan.column)
