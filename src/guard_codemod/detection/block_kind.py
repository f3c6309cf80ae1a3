"""What a main block does when it runs, and what keeps a run from ending by itself."""

from __future__ import annotations

import ast
from enum import Enum

from guard_codemod.lazy import dataclass, frozen


class BlockKind(Enum):
    """What a main block does when it runs. All but `WORK` make it not a job."""

    WORK = "work"
    NOTHING = "does nothing"
    TESTS = "only runs tests"
    SERVER = "starts a server"
    SERVICE = "runs until it is stopped"
    DAEMON = "makes itself a daemon"
    GUI = "interacts with a person"
    QUESTION = "only asks a person"
    PROMPT = "asks a person at each run"
    DIALOG = "begins with a question that no file or pipe can answer"
    DJANGO = "is Django's command line"
    ENDLESS = "loops without a way out"
    REPLACED = "becomes another program"
    WRAPPER = "starts a command of a package that is elsewhere"


ASKS = (BlockKind.QUESTION, BlockKind.PROMPT, BlockKind.DIALOG)

_OF_A_JOB = (BlockKind.ENDLESS, BlockKind.REPLACED)
"""How a job may end, or not, and be one all the same."""


@frozen
class Ending:
    """What keeps a run from ending by itself, at a place, and the call `detail` that says so.

    `idle` says that an endless loop only sleeps, `left` that what follows a loop runs as well, and
    `optional` that a run may do something else instead.
    """

    kind: BlockKind
    detail: str
    line: int
    column: int
    idle: bool = False
    left: bool = False
    optional: bool = False

    @classmethod
    def at(cls, kind: BlockKind, node: ast.expr | ast.stmt, detail: str = "") -> Ending:
        return cls(kind, detail, node.lineno, node.col_offset + 1, left=kind in ASKS)

    @property
    def is_of_a_job(self) -> bool:
        return self.kind in _OF_A_JOB


@dataclass
class Signs:
    """What a run has done so far, in whichever module, that tells who ends it."""

    is_stoppable: bool = False
    listens: bool = False
    asks: bool = False
    started: bool = False


@frozen
class ScriptEvidence:
    """What a file without a main block does when it is executed.

    `signs` pairs each sign with its weight, and `works` says that there is any effect. `first` is
    the index of the logical line from which on the file works, None if it never does. `final_call`
    is the index of a last ``main()``-like call that is the file's only effect. `kind` and `detail`
    are as of a main block.
    """

    signs: tuple[tuple[str, int], ...] = ()
    works: bool = False
    first: int | None = None
    final_call: int | None = None
    kind: BlockKind = BlockKind.WORK
    detail: str = ""

    @property
    def score(self) -> int:
        return sum(weight for _, weight in self.signs)
