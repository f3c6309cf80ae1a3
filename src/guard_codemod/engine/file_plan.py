"""One file from its bytes to a plan, and from the plan to a diagnosis."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from guard_codemod import rules
from guard_codemod.config.settings import Settings
from guard_codemod.detection.file_model import analyse
from guard_codemod.detection.hosts import is_notebook_export
from guard_codemod.detection.python_2 import python_2_sign
from guard_codemod.engine.reports import failed, skip_reason, skipped
from guard_codemod.files.source_file import SourceError, SourceFile
from guard_codemod.model import Diagnosis, FileReport, Finding, Limit, Outcome, Text
from guard_codemod.planning import guarded_from, make_plan
from guard_codemod.planning.plan import Decision, Plan
from guard_codemod.rules.locations import characters, to_char_columns, with_source_line
from guard_codemod.rules.suppression import filter_suppressed, may_suppress
from guard_codemod.schedules.job import DEFAULT_KILL_AFTER
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.parsing import (
    Unparsable,
    check_compiles,
    compiles_at_a_prompt,
    parse,
)
from guard_codemod.semantic.prefilter import may_do_work

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

    source: SourceFile
    settings: Settings
    program: SemanticModel
    plan: Plan

    @cached_property
    def plan_findings(self) -> tuple[Finding, ...]:
        """What the rules report about the plan."""
        return self._in_characters(rules.check_plan(self.plan))

    @cached_property
    def unwanted(self) -> str:
        """Why the file is left alone although it could be changed: nobody wants to hear of it."""
        if self.plan.decision in (Decision.KEEP, Decision.REFUSE):
            return ""
        fixable = [one for one in self.plan_findings if rules.rule(one.code).fixable]
        reported = self._reported(fixable, self.plan) if fixable else ()
        if not fixable or any(rules.rule(one.code).fixable for one in reported):
            return ""
        return f"not changed: {fixable[0].code} is disabled or suppressed"

    def diagnosis(self, *, guarded: bool = False) -> Diagnosis:
        """Return what is to be said of the file and, *guarded*, of its guard, there or planned."""
        plan, findings = self.plan, self.plan_findings
        if guarded and not self.unwanted:
            plan = replace(plan, hazards=rules.find_hazards(self._context()))
            findings += self._in_characters(rules.unmitigated(plan))
        outcome = Outcome.SKIPPED if self.unwanted else _OUTCOMES[plan.decision]
        return Diagnosis(
            self.source.path,
            outcome,
            self.unwanted or plan.reason,
            self._reported(findings, plan),
            plan.line,
            characters(plan.column, plan.line, self.source.text),
            self._limit(plan),
        )

    def _limit(self, plan: Plan) -> Limit | None:
        """Return the limit of the guard that is there, or that *plan* inserts."""
        if plan.decision is not Decision.KEEP and plan.seconds is None:
            return None
        kill_after = self.settings.guard.kill_after or DEFAULT_KILL_AFTER
        return Limit(plan.seconds, kill_after if plan.backstop else 0)

    def _context(self) -> rules.CheckContext:
        plan, there = self.plan, self.plan.decision in (Decision.KEEP, Decision.COMPLETE)
        return rules.CheckContext(
            self.program, plan.raises, guarded_from(plan), there, self.source.modules
        )

    def _in_characters(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(to_char_columns(finding, self.source.text) for finding in findings)

    def _reported(self, findings: Iterable[Finding], plan: Plan) -> tuple[Finding, ...]:
        """Return those of *findings* that are neither disabled nor suppressed."""
        return filter_suppressed(
            findings,
            self.source.text,
            lambda: rules.evaluated_codes(plan),
            self.settings,
            self.program.statements.until,
        )


def plan_file(source: SourceFile, settings: Settings) -> FileReport | FilePlan:
    """Return what is planned for *source*, or at once the report if nothing is."""
    if settings.skip:
        return skipped(source.path, skip_reason(settings))
    certain = source.explicit or source.executable or settings.started_by
    if not (certain or _concerns_us(source.data)):
        reason = source.set_aside or "library module: it only defines things"
        return skipped(source.path, reason)
    tree = parsed(source)
    return tree if isinstance(tree, FileReport) else plan_tree(source, settings, tree)


def plan_tree(source: SourceFile, settings: Settings, tree: ast.Module) -> FilePlan:
    """Return what is planned for *source*, which is parsed to *tree*."""
    program = SemanticModel.of(tree, source.text.content)
    model = analyse(program, source.text, executable=source.executable)
    return FilePlan(source, settings, program, make_plan(source, source.text, model, settings))


def _concerns_us(data: bytes) -> bool:
    return may_do_work(data) or may_suppress(data)


def parsed(source: SourceFile) -> FileReport | ast.Module:
    """Return the tree of *source*, or the report that says why there is none."""
    try:
        text = source.text
    except SourceError as error:
        return failed(source.path, rules.rule("TG902").finding(str(error), error.line))
    try:
        return parse(text.content)
    except Unparsable as error:
        finding = rules.rule("TG901").finding(str(error), error.line, error.column)
        return failed(source.path, with_source_line(finding, text))


def unrunnable(planned: FilePlan) -> FileReport | None:
    """Return the report of a file which would get a guard, if no Python 3 runs it as a job."""
    source, text = planned.source, planned.source.text
    sign = python_2_sign(planned.program, lambda name: source.local_module(name) is not None)
    if sign is not None:
        what = f"Python 2 code ({sign.what}): port it to Python 3 first, or leave this file out"
        return _not_runnable(source.path, text, what, sign.line, sign.column)
    try:
        check_compiles(text.content)
    except Unparsable as error:
        if is_notebook_export(text.content) and compiles_at_a_prompt(text.content):
            return skipped(source.path, "no job: a notebook's cells, which await")
        return _not_runnable(source.path, text, str(error), error.line, error.column)
    return None


def _not_runnable(path: str, text: Text, why: str, line: int, column: int) -> FileReport:
    """Return the report of a file that cannot run; *column* counts bytes, as those of ``ast``."""
    finding = to_char_columns(rules.rule("TG901").finding(why, line, column), text)
    return failed(path, with_source_line(finding, text))
