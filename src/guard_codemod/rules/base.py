"""What a rule is: its code, its texts, its examples and its check."""

from __future__ import annotations

import ast
from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from guard_codemod.config.settings import Settings
from guard_codemod.detection.guard_defects import DefectKind
from guard_codemod.lazy import frozen, replace
from guard_codemod.model import Diagnosis, Doubt, Finding, Limit, Related, Severity
from guard_codemod.planning.plan import Decision, Plan

if TYPE_CHECKING:
    from guard_codemod.rules.support.checker import CheckContext, Site
    from guard_codemod.schedules.entry import ScheduleFile
    from guard_codemod.schedules.job import JobSchedule, Use
    from guard_codemod.semantic.keyword_filter import KeywordFilter

Node = ast.expr | ast.stmt | ast.excepthandler


class Rule:
    """One thing that can be reported about a file, under a stable code.

    The `code` and the `name` are those in the name of its file. `bad` is a whole file that is
    reported and `good` one that is not. Where no content of a file could show it, both are empty
    and `no_example_because` says why.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    summary: ClassVar[str]
    """What the rule reports, without a full stop."""
    why: ClassVar[str]
    """Why that is bad, in sentences."""
    help: ClassVar[str]
    """What to do, in one line without a full stop."""
    bad: ClassVar[str] = ""
    good: ClassVar[str] = ""
    no_example_because: ClassVar[str] = ""
    known_limits: ClassVar[str] = ""
    """What the rule misses or reports wrongly, in sentences."""
    precision: ClassVar[str] = ""
    """How many of its findings were right in code that was not written for it."""
    severity: ClassVar[Severity] = Severity.ERROR
    fixable: ClassVar[bool] = False
    """Whether `apply` removes the finding."""
    fixed_with: ClassVar[str] = ""
    """What `apply` needs to remove it, in Markdown: an option, or the name of the file."""
    mitigated_by: ClassVar[tuple[str, ...]] = ()
    """The parts of a guard that end the job in spite of what is reported."""

    def __init_subclass__(cls) -> None:
        """Take the code and the name from ``tg101_timeout_swallowed``, the name of the module."""
        code, _, name = cls.__module__.rpartition(".")[2].partition("_")
        cls.code, cls.name = code.upper(), name.replace("_", "-")

    @classmethod
    def finding(
        cls, cause: str, line: int = 1, column: int = 1, end_column: int | None = None
    ) -> Finding:
        """Return a finding of this rule at *line* and *column*, both from 1."""
        return Finding(cls.code, cause, cls.severity, line, column, end_column, cls.help)


def related(node: Node, message: str) -> Related:
    """Return what to say of *node* beside a finding; its columns count bytes, too."""
    return Related(message, *extent(node))


def extent(node: Node) -> tuple[int, int, int | None]:
    """Return the line of *node*, its column, and the one behind it if it ends on that line."""
    end = node.end_col_offset if node.end_lineno == node.lineno else None
    return node.lineno, node.col_offset + 1, None if end is None else end + 1


class FailureRule(Rule):
    """A rule that reports why a file could not be checked; it cannot be disabled or suppressed."""


class PlanRule(Rule):
    """A rule that reports on the plan for a file. Its examples hold under `settings`."""

    settings: ClassVar[Settings] = Settings()

    @classmethod
    @abstractmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        """Yield the findings in a file for which *plan* was made."""


class DefectRule(PlanRule):
    """A rule that reports one `kind` of the defects of a guard."""

    kind: ClassVar[DefectKind]

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        for defect in plan.defects:
            if defect.kind is cls.kind:
                yield cls.finding(defect.what, defect.line, defect.column)


@frozen
class ScheduleContext:
    """One file of a scheduler, and what was found in the jobs that it starts, by their paths."""

    file: ScheduleFile
    uses: tuple[Use, ...]
    schedules: Mapping[str, JobSchedule]
    jobs: Mapping[str, Diagnosis]

    def limited(self) -> Iterator[tuple[Use, str, Limit, float]]:
        """Yield what starts a job whose guard has a limit: the job, its limit and its seconds."""
        for use in self.uses:
            path = use.started.path or ""
            job = self.jobs.get(path)
            if job and job.limit and job.limit.seconds and not use.entry.suspended:
                yield use, path, job.limit, job.limit.seconds


class ScheduleRule(Rule):
    """A rule that reports what is wrong with a schedule, in the scheduler's own file.

    `bad` and `good` are such files, called `example_file`, that start a guarded ``fetch.py``.
    """

    severity = Severity.WARNING
    example_file: ClassVar[str] = "crontab"

    @classmethod
    @abstractmethod
    def check(cls, context: ScheduleContext) -> Iterator[Finding]:
        """Yield the findings in the file of *context*."""


class ProblemRule(ScheduleRule):
    """A rule that reports the problems of a file and its entries, `unreadable` ones or others."""

    unreadable: ClassVar[bool]

    @classmethod
    def check(cls, context: ScheduleContext) -> Iterator[Finding]:
        of_entries = (problem for entry in context.file.entries for problem in entry.problems)
        for problem in (*context.file.problems, *of_entries):
            if problem.unreadable is cls.unreadable:
                finding = cls.finding(problem.message, problem.line)
                yield replace(finding, of_file=problem.of_file)


class HazardRule(Rule):
    """A rule that reports what can keep a guard from ending its job.

    It is checked in files with a guard; `bad` and `good` are given one for the test.
    """

    severity = Severity.WARNING
    mitigated_by: ClassVar[tuple[str, ...]] = ("backstop", "backstop_at_limit")
    prevents_guard: ClassVar[bool] = False
    """Whether a job gets no guard because of a finding with high confidence."""
    is_about_services: ClassVar[bool] = False
    """Whether it says itself that the job may be a service: signs of one alone are no doubt."""
    consequence: ClassVar[str] = ""
    """What follows from each finding, unless it says so itself, with the punctuation before it."""
    keywords: ClassVar[KeywordFilter]
    """Words of which a file that concerns the rule spells one."""

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Finding]:
        """Yield the findings in a guarded file: those of `check_site` where `keywords` stand."""
        words = cls.keywords.spelled(context.program)
        return context.check(context.concerned_with(words), cls.check_site) if words else iter(())

    @classmethod
    def check_site(cls, site: Site) -> Iterator[Finding]:
        """Yield the findings at *site*, a statement with calls that the main thread may run."""
        raise NotImplementedError

    @classmethod
    def at(
        cls,
        node: Node,
        cause: str,
        *related: Related,
        doubts: Doubt = Doubt.NONE,
        **flags: Any,
    ) -> Finding:
        """Return a finding at *node* with *doubts*; *flags* are others of its fields.

        Its columns count bytes, as those of ``ast`` do.
        """
        finding = cls.finding(cause, *extent(node))
        flags = {"consequence": cls.consequence, **flags}
        return replace(finding, related=related, doubts=doubts, **flags)

    @classmethod
    def is_evaluated(cls, plan: Plan) -> bool:
        """Whether the rule would have found all there is to find in a file with that *plan*.

        In a file that is not a job there is nothing to find.
        """
        if plan.decision is Decision.SKIP:
            return True
        return plan.hazards is not None and not cls.is_mitigated(plan)

    @classmethod
    def is_mitigated(cls, plan: Plan) -> bool:
        """Whether the guard of *plan* ends the job in spite of this hazard."""
        return not plan.parts.isdisjoint(cls.mitigated_by)
