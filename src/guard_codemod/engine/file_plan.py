"""Take one file from its bytes to a plan, and from the plan to a diagnosis."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from guard_codemod import rules
from guard_codemod.config.calls import row_to_call
from guard_codemod.config.kinds import NONE
from guard_codemod.config.settings import Settings
from guard_codemod.detection.file_model import FileModel, analyze, facts_for_parts
from guard_codemod.engine.reports import failed, skipped
from guard_codemod.files.source_file import SourceError, SourceFile
from guard_codemod.guards.spec import DEFAULT_GRACE
from guard_codemod.lazy import cached_property, frozen, replace
from guard_codemod.model import Diagnosis, FileReport, Finding, Limit, Outcome, WithoutBlock
from guard_codemod.planning.composition import find_lacking, names_of_parts, refused
from guard_codemod.planning.guard_module import is_guard_module, jobs_modules
from guard_codemod.planning.plan import Decision, Mitigated, Plan
from guard_codemod.planning.planner import guarded_from, make_plan
from guard_codemod.rules.locations import characters, to_char_columns
from guard_codemod.rules.selection import is_shown
from guard_codemod.rules.suppression import filter_suppressed, may_suppress
from guard_codemod.semantic.call_facts import facts_with
from guard_codemod.semantic.import_path import ImportPath
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.parsing import (
    ParseError,
    check_compiles,
    compiles_at_a_prompt,
    parse,
)

if TYPE_CHECKING:
    from guard_codemod.rules.support.checker import CheckContext

_OUTCOMES = {
    Decision.GUARD: Outcome.UNGUARDED,
    Decision.COMPLETE: Outcome.UNGUARDED,
    Decision.KEEP: Outcome.ALREADY_GUARDED,
    Decision.SKIP: Outcome.SKIPPED,
    Decision.POSSIBLE_JOB: Outcome.POSSIBLE_JOB,
    Decision.REFUSE: Outcome.REFUSED,
}


@frozen
class FilePlan:
    """An analyzed file and its plan."""

    source: SourceFile
    settings: Settings
    program: SemanticModel
    model: FileModel
    plan: Plan

    @cached_property
    def plan_findings(self) -> tuple[Finding, ...]:
        """What the rules report about the plan."""
        return self._to_char_columns(rules.check_plan(self.plan))

    @cached_property
    def unwanted(self) -> str:
        """Why the file is not changed although it could be: the finding is disabled, say."""
        if self.plan.decision in (Decision.KEEP, Decision.REFUSE):
            return ""
        fixable = [finding for finding in self.plan_findings if rules.rule(finding.code).fixable]
        reported = self._reported(fixable, self.plan) if fixable else ()
        if not fixable or any(rules.rule(finding.code).fixable for finding in reported):
            return ""
        return f"not changed: {fixable[0].code} is disabled or suppressed"

    def diagnosis(self) -> Diagnosis:
        """Return the diagnosis of the file, with its hazards if they have been looked for."""
        plan, findings = self.plan, self.plan_findings
        if plan.hazards:
            findings += tuple(rules.unmitigated(plan))
        if plan.lacking:
            # Hazards that the lacking part would mitigate are not reported as well.
            mitigated = set(map(_position, plan.lacking.because))
            findings = tuple(finding for finding in findings if _position(finding) not in mitigated)
        reported = self._reported(findings, plan)
        shown = tuple(finding for finding in reported if is_shown(finding, self.settings))
        return Diagnosis(
            self.source.path,
            Outcome.SKIPPED if self.unwanted else _OUTCOMES[plan.decision],
            self.unwanted or plan.reason,
            shown,
            plan.line,
            characters(plan.column, plan.line, self.source.text),
            hidden=tuple(finding for finding in reported if finding not in shown),
            limit=self.limit,
        )

    def with_hazards(self) -> FilePlan:
        """Return the plan with the hazards of the present or planned guard."""
        if self.unwanted or self.plan.hazards is not None:
            return self
        hazards = self._to_char_columns(rules.find_hazards(self._context()))
        planned = replace(self, plan=replace(self.plan, hazards=hazards))
        if self.plan.decision is Decision.KEEP:
            return replace(planned, plan=planned._with_lacking_parts())
        return replace(planned, plan=planned._with_parts()) if self.plan.guard else planned

    def unless_useless(self) -> FilePlan:
        """Return the plan, which gives no guard to a job that would leave it behind."""
        wanted = self.settings.include_non_jobs or self.plan.spec is None
        # Hazard rules are slow to import, and few jobs fork.
        if wanted or not (self.model.forks and "fork" in self.program.content):
            return self
        preventing = self._to_char_columns(rules.find_preventing(self._context()))
        findings = self._reported(preventing, replace(self.plan, hazards=()))
        return replace(self, plan=refused(findings[0], self.plan)) if findings else self

    @cached_property
    def live_hazards(self) -> tuple[Finding, ...]:
        """The hazards that are neither disabled nor suppressed, mitigated or not."""
        hazards, plan = self.plan.hazards, replace(self.plan, hazards=None)
        return self._reported(hazards, plan) if hazards else ()

    @cached_property
    def _needs(self) -> tuple[Finding, ...]:
        """The live hazards, and a TG110 for each that may let the job end with status 0."""
        ends_well = [_ending_well(hazard) for hazard in self.live_hazards if hazard.may_succeed]
        findings = self._reported(ends_well, replace(self.plan, hazards=None)) if ends_well else ()
        return (*self.live_hazards, *(finding for finding in findings if finding.code == "TG110"))

    @cached_property
    def mitigated(self) -> Mitigated:
        """The live hazards that a part may mitigate."""
        codes = {finding.code for finding in self._needs if finding.mitigable}
        return {code: rules.rule(code).mitigated_by for code in codes}

    def _with_parts(self) -> Plan:
        """Return the plan of a guard with the parts that the job needs."""
        plan, source = self.plan, self.source
        if self.mitigated:
            again = make_plan(source, self.model, self.settings, self.mitigated)
            # A module beside the job may shadow one that only this part needs.
            plan = again if again.spec else plan
        because = tuple(hazard for hazard in self.live_hazards if rules.is_mitigated(hazard, plan))
        return replace(plan, hazards=self.plan.hazards, because=because)

    def _with_lacking_parts(self) -> Plan:
        """Return the plan of a file with a guard, with the parts that it lacks."""
        plan, settings = self.plan, self.settings
        may_lack = settings.kill_after != NONE and (
            self.live_hazards or settings.configured_backstop
        )
        if not (may_lack or plan.wrong_limit):
            return plan
        from guard_codemod.guards.matcher import options_of_guard  # not at the top: few need it

        options = options_of_guard(self.program.tree, self.program.is_guard_module)
        plan = replace(plan, known=options is not None)
        if not may_lack:
            return plan
        if options:
            plan = replace(plan, parts=plan.parts | names_of_parts(options))
        left = [
            need for need in self._needs if need.mitigable and not rules.is_mitigated(need, plan)
        ]
        model = facts_for_parts(self.program)
        lacking = find_lacking(
            settings, model, self.source.text, plan.parts, left, self.mitigated, options
        )
        return replace(plan, lacking=lacking)

    @property
    def limit(self) -> Limit | None:
        """The limit of the present guard, or of the planned one."""
        plan = self.plan
        if plan.decision is not Decision.KEEP and plan.limit is None:
            return None
        kill_after = self.settings.guard.kill_after or DEFAULT_GRACE
        ended = not plan.parts.isdisjoint(("backstop", "backstop_at_limit"))
        return Limit(plan.limit, kill_after if ended else 0)

    def _context(self) -> CheckContext:
        from guard_codemod.rules.support.checker import CheckContext

        plan, there = self.plan, self.plan.decision in (Decision.KEEP, Decision.COMPLETE)
        return CheckContext(
            self.program,
            plan.raises,
            guarded_from(plan),
            there,
            ImportPath.of(jobs_modules(self.source), libraries=False),
            plan.limit or self.settings.timeout,
            path=self.source.path,
        )

    def _to_char_columns(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(to_char_columns(finding, self.source.text) for finding in findings)

    def _reported(self, findings: Iterable[Finding], plan: Plan) -> tuple[Finding, ...]:
        """Return those of *findings* that are neither disabled nor suppressed."""
        return filter_suppressed(
            findings,
            self.source.text,
            lambda: rules.evaluated_codes(plan),
            self.settings,
            self.program.statements.end_of_logical_line,
        )


def _ending_well(hazard: Finding) -> Finding:
    """Return the finding that the job, which goes on after *hazard*, may end with status 0."""
    ending, so = replace(hazard, code="TG110"), ", and may end with status 0"
    if hazard.consequence:
        return replace(ending, consequence=hazard.consequence + so)
    return replace(ending, cause=hazard.cause + so)


def _position(finding: Finding) -> tuple[str, int, int]:
    return finding.code, finding.line, finding.column


def plan_file(source: SourceFile, settings: Settings) -> FileReport | FilePlan:
    """Return the plan for *source*, or its report if there is nothing to plan."""
    if settings.skip:
        return skipped(source.path, settings.skip_reason)
    certain = source.explicit or source.executable or settings.is_job or settings.started_by
    if not (certain or _concerns_us(source.data)):
        reason = WithoutBlock.run_by(source.runner) if source.runner else _LIBRARY
        return skipped(source.path, source.role or reason)
    tree = parsed(source)
    if isinstance(tree, FileReport):
        return tree
    return plan_tree(source, settings, tree).unless_useless()


def plan_tree(
    source: SourceFile, settings: Settings, tree: ast.Module, hazards: Mitigated | None = None
) -> FilePlan:
    """Return the plan for *source*, parsed to *tree*, given the known *hazards*."""
    program = semantic_model(source, settings, tree)
    model = analyze(
        program,
        source.text,
        ImportPath.of(jobs_modules(source)),
        executable=source.executable,
        job=settings.is_job,
    )
    plan = make_plan(source, model, settings, hazards)
    return FilePlan(source, settings, program, model, plan)


def semantic_model(source: SourceFile, settings: Settings, tree: ast.Module) -> SemanticModel:
    """Return the semantic model of *source*, parsed to *tree*."""
    facts = facts_with(tuple(map(row_to_call, settings.calls)))
    return SemanticModel.of(tree, source.text.content, facts, knows_module(source, settings))


def knows_module(source: SourceFile, settings: Settings) -> Callable[[str], bool]:
    """Return a function that says whether a module imported by *source* is a guard module."""
    return partial(is_guard_module, source, configured=settings.guard_module)


_LIBRARY = "library module: it only defines things"


def _concerns_us(data: bytes) -> bool:
    if b"__main__" in data:
        return True
    from guard_codemod.semantic.prefilter import may_do_work  # not at the top: few need it

    return may_do_work(data) or may_suppress(data)


def parsed(source: SourceFile) -> FileReport | ast.Module:
    """Return the syntax tree of *source*, or the report that says why there is none."""
    try:
        text = source.text
    except SourceError as error:
        return failed(source.path, "TG902", error, error.line)
    try:
        return parse(text.content)
    except ParseError as error:
        if _is_schedule(source):
            return failed(source.path, "TG902", _A_SCHEDULE)
        return failed(source.path, "TG901", error, error.line, error.column, text)


_A_SCHEDULE = SourceError(
    "file is a schedule, not a script",
    "show it with guard-codemod schedule, or check its jobs with --schedules",
)


def _is_schedule(source: SourceFile) -> bool:
    from guard_codemod.schedules.sources import source_of  # not at the top: few cannot be parsed

    suspected = not source.path.endswith(".py") and not source.data.startswith(b"#!")
    return suspected and source_of(source.path) is not None


def unrunnable(planned: FilePlan) -> FileReport | None:
    """Return the report of a file that would get a guard, if Python 3 cannot run it as a job."""
    # Not at the top: only files without a guard are examined.
    from guard_codemod.detection.hosts import is_notebook_export
    from guard_codemod.detection.python_2 import python_2_sign

    path, text = planned.source.path, planned.source.text
    sign = python_2_sign(
        planned.program, lambda name: planned.source.local_module(name) is not None
    )
    if sign is not None:
        what = f"Python 2 code ({sign.what})"
        column = characters(sign.column, sign.line, text)
        return failed(path, "TG901", what, sign.line, column, text)
    try:
        check_compiles(text.content)
    except ParseError as error:
        if is_notebook_export(text.content) and compiles_at_a_prompt(text.content):
            return skipped(path, "not a job: a notebook's cells, which await")
        column = characters(error.column, error.line, text)
        return failed(path, "TG901", error, error.line, column, text)
    return None
