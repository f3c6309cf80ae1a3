"""What is planned for one file, and what is to be said of it: from its bytes to a `FilePlan`, and on to a `FileReport`."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ParamSpec

from guard_codemod import rules
from guard_codemod.config.settings import Settings
from guard_codemod.detection.file_model import analyse
from guard_codemod.detection.hosts import is_notebook_export
from guard_codemod.detection.python_2 import python_2_sign
from guard_codemod.files.source_file import SourceError, decode
from guard_codemod.model import FileReport, Finding, Outcome, SourceFile, Text
from guard_codemod.planning import guarded_from, make_plan
from guard_codemod.planning.plan import Decision, Plan
from guard_codemod.rules.locations import characters, to_char_columns, with_source_line
from guard_codemod.rules.suppression import filter_suppressed, may_suppress
from guard_codemod.semantic.model import Program
from guard_codemod.semantic.parsing import (
    Unparsable,
    check_compiles,
    compiles_at_a_prompt,
    parse,
)
from guard_codemod.semantic.prefilter import may_do_work

P = ParamSpec("P")

_OUTCOMES = {
    Decision.GUARD: Outcome.UNGUARDED,
    Decision.COMPLETE: Outcome.UNGUARDED,
    Decision.KEEP: Outcome.ALREADY_GUARDED,
    Decision.SKIP: Outcome.SKIPPED,
    Decision.POSSIBLE_JOB: Outcome.POSSIBLE_JOB,
    Decision.REFUSE: Outcome.REFUSED,
}


@dataclass(frozen=True)
class FilePlan:
    """A file that is understood, and what is to be done about it."""

    program: Program
    text: Text
    plan: Plan


def never_too_deep(work: Callable[P, FileReport]) -> Callable[P, FileReport]:
    """Let *work*, on a source, say of one that is nested too deeply that it is."""

    @functools.wraps(work)
    def examined(*args: P.args, **kwargs: P.kwargs) -> FileReport:
        try:
            return work(*args, **kwargs)
        except RecursionError:
            source = args[0]
            assert isinstance(source, SourceFile)
            return failed(
                source.path, rules.rule("TG901").finding("nested too deeply to be examined")
            )

    return examined


def examine(source: SourceFile, settings: Settings) -> FileReport | FilePlan:
    """Return what is planned for *source*, or at once the result if nothing is."""
    if settings.skip:
        return FileReport(source.path, Outcome.SKIPPED, told_to_skip(settings))
    if not (source.explicit or source.executable or _concerns_us(source.data)):
        reason = source.set_aside or "library module: it only defines things"
        return FileReport(source.path, Outcome.SKIPPED, reason)
    parsed = text_and_tree(source)
    if isinstance(parsed, FileReport):
        return parsed
    return planned_for(source, settings, *parsed)


def planned_for(source: SourceFile, settings: Settings, text: Text, tree: ast.Module) -> FilePlan:
    """Return what is planned for *source*, whose *text* is parsed to *tree*."""
    program = Program.of(tree, text.content)
    facts = analyse(program, text, executable=source.executable)
    return FilePlan(program, text, make_plan(source, text, facts, settings))


def unrunnable(source: SourceFile, planned: FilePlan) -> FileReport | None:
    """Return the result for *source*, which would get a guard, if no Python 3 runs it as a job."""
    program, text = planned.program, planned.text
    sign = python_2_sign(program, lambda name: source.local_module(name) is not None)
    if sign is not None:
        what = f"Python 2 code ({sign.what}): port it to Python 3 first, or leave this file out"
        return _not_runnable(source, text, what, sign.line, sign.column)
    try:
        check_compiles(text.content)
    except Unparsable as error:
        if is_notebook_export(text.content) and compiles_at_a_prompt(text.content):
            return FileReport(
                source.path, Outcome.SKIPPED, "no job: a notebook's cells, which await"
            )
        return _not_runnable(source, text, str(error), error.line, error.column)
    return None


def _not_runnable(source: SourceFile, text: Text, why: str, line: int, column: int) -> FileReport:
    """Return the result for *source*, which cannot run; *column* counts bytes, as those of ``ast``."""
    finding = to_char_columns(rules.rule("TG901").finding(why, line, column), text)
    return failed(source.path, with_source_line(finding, text))


def _concerns_us(data: bytes) -> bool:
    return may_do_work(data) or may_suppress(data)


def text_and_tree(source: SourceFile) -> FileReport | tuple[Text, ast.Module]:
    """Return the text and the tree of *source*, or the result that says why there is none."""
    try:
        text = decode(source.data)
    except SourceError as error:
        return failed(source.path, rules.rule("TG902").finding(str(error), error.line))
    try:
        return text, parse(text.content)
    except Unparsable as error:
        finding = rules.rule("TG901").finding(str(error), error.line, error.column)
        return failed(source.path, with_source_line(finding, text))


def with_hazards(source: SourceFile, planned: FilePlan) -> FilePlan:
    """Return *planned* with what can keep the guard, there or planned, from ending the job."""
    plan, there = planned.plan, planned.plan.decision in (Decision.KEEP, Decision.COMPLETE)
    context = rules.CheckContext(
        planned.program, plan.raises, guarded_from(plan), there, source.read_module
    )
    return replace(planned, plan=replace(plan, hazards=rules.find_hazards(context)))


def result_of(source: SourceFile, planned: FilePlan, settings: Settings) -> FileReport:
    """Return what is to be said of *source*, for which *planned* was made."""
    plan, text = planned.plan, planned.text
    said = [to_char_columns(finding, text) for finding in rules.findings(plan)]
    findings = filter_suppressed(
        said, text, lambda: rules.evaluated_codes(plan), settings, planned.program.statements.until
    )
    column = characters(plan.column, plan.line, text)
    fixable = [finding.code for finding in said if rules.rule(finding.code).fixable]
    may_be_fixed = plan.decision not in (Decision.KEEP, Decision.REFUSE)
    if may_be_fixed and fixable and not any(rules.rule(one.code).fixable for one in findings):
        reason = f"not changed: {fixable[0]} is disabled or suppressed"
        return FileReport(source.path, Outcome.SKIPPED, reason, findings, plan.line, column)
    return FileReport(
        source.path, _OUTCOMES[plan.decision], plan.reason, findings, plan.line, column
    )


def changed(
    source: SourceFile, result: FileReport, outcome: Outcome, new: SourceFile, then: FileReport
) -> FileReport:
    """Return *result*, of *source*, with what becomes of it, *then* with that *outcome*, once it is as *new*."""
    then = replace(then, outcome=outcome, before=source.data, after=new.data)
    return replace(result, before=source.data, after=new.data, then=then)


def failed(path: str, finding: Finding) -> FileReport:
    """Return the result for a file that could not be examined."""
    return FileReport(
        path, Outcome.FAILED, finding.message, (finding,), finding.line, finding.column
    )


def told_to_skip(settings: Settings) -> str:
    """Return why a file is skipped that the settings say to leave alone."""
    return f"told to skip it ({settings.skipped_by})"
