"""The plan for one file: the decision, and the edits that it needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum
from typing import TYPE_CHECKING

from guard_codemod.detection.file_model import MainBlock
from guard_codemod.detection.guard_defects import GuardDefect
from guard_codemod.detection.partial_guards import PartialGuard
from guard_codemod.guards.spec import GuardSpec
from guard_codemod.lazy import frozen
from guard_codemod.model import Finding, GuardModule, Severity

if TYPE_CHECKING:
    from guard_codemod.schedules.job import JobSchedule


Mitigated = Mapping[str, Collection[str]]
"""The codes of hazards, each with the names of the parts of a guard that mitigate it."""


WrongLimit = tuple[str, str]
"""How a limit differs from the configured one, and what to do."""


@frozen
class InsertImports:
    """New import statements, before physical line `before`, with blank lines around them."""

    before: int
    statements: tuple[str, ...]
    blank_before: int = 0
    blank_after: int = 0


@frozen
class EnterBlock:
    """The guard goes into the suite of an existing main block."""

    block: MainBlock


@frozen
class NewBlock:
    """The guard gets its own main block before physical line `before`, with blank lines around."""

    before: int
    blank_after: int
    blank_before: int = 0


@frozen
class WrapCall:
    """The statement on physical lines `first` to `last` moves into a new main block."""

    first: int
    last: int


@frozen
class GuardCompletion:
    """How a partial guard is completed: `lines` go before physical line `before`.

    Each pair in `wrapped`, a first and a last line, moves into a main block, indented by `indent`.
    """

    before: int
    lines: tuple[str, ...]
    wrapped: tuple[tuple[int, int], ...]
    indent: str


NO_SCHEDULE = "no schedule starts it, and no timeout is set"


class Decision(Enum):
    """What to do with a file."""

    GUARD = "guard"
    COMPLETE = "complete"
    KEEP = "keep"
    SKIP = "skip"
    POSSIBLE_JOB = "possible job"
    REFUSE = "refuse"


@frozen
class LackingParts:
    """Parts that a guard should have: their `titles`, and the hazards that are the reason.

    They are explicitly `configured`, or follow from the hazards. `apply` can add them if the guard
    is `known`.
    """

    titles: tuple[str, ...]
    because: tuple[Finding, ...]
    configured: bool = False
    known: bool = True


@frozen
class Plan:
    """The edits that one file needs, decided before any text changes.

    `line` and `column` locate findings about the decision. A possible job also has edits if it was
    named itself. `wrong_limit` says how the limit differs from the configured one; `apply` can
    change it if the guard is `known`.

    Some fields describe the present or planned guard: its `limit`, if known; its `hazards`, None
    if they were not looked for; the names of its `parts`, as far as known; the hazards that they
    are there for, in `because`; and in `lack`, why it does without parts that it needs.

    Others describe the present guard: the parts that it could have but is `lacking`, its `defects`,
    and the exception that its handler `raises`, None if unknown. A `partial` guard has a
    `completion` if completing it is provably safe. The guard `module` must be written before the
    file; `module_problem` says what is wrong with the existing one. `schedule` is what the
    schedules say about the job, None until the reason tells it. `left_alone` says why a job gets
    no guard for lack of a limit.
    """

    decision: Decision
    reason: str
    line: int = 1
    column: int = 1
    guard: EnterBlock | NewBlock | WrapCall | None = None
    imports: tuple[InsertImports, ...] = ()
    spec: GuardSpec | None = None
    wrong_limit: WrongLimit | None = None
    known: bool = True
    limit: float | None = None
    parts: frozenset[str] = frozenset()
    because: tuple[Finding, ...] = ()
    lack: tuple[str, ...] = ()
    lacking: LackingParts | None = None
    raises: str | None = None
    hazards: tuple[Finding, ...] | None = None
    partial: PartialGuard | None = None
    completion: GuardCompletion | None = None
    module: GuardModule | None = None
    module_problem: tuple[str, Severity] | None = None
    defects: tuple[GuardDefect, ...] = ()
    schedule: JobSchedule | None = None
    left_alone: str = ""
