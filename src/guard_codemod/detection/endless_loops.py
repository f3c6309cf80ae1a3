"""Which loops run until somebody stops the program."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from guard_codemod.data.call import SERVICE
from guard_codemod.detection.block_kind import BlockKind, Ending, Signs
from guard_codemod.detection.endless_calls import EndlessCalls
from guard_codemod.detection.loop_exits import Loop, LoopExits
from guard_codemod.detection.side_effects import Work
from guard_codemod.detection.waits import Waits
from guard_codemod.lazy import dataclass, replace
from guard_codemod.semantic.ast_utils import TRY, statements
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import CallEvent


@dataclass
class EndlessLoops:
    """Tells how loops of *program* end, by what the run has done before, of which `signs` tell."""

    program: SemanticModel
    waits: Waits
    exits: LoopExits
    work: Work
    calls: EndlessCalls
    signs: Signs

    def ending(self, loop: Loop, steps: Sequence[CallEvent], owner: str | None) -> Ending | None:
        """Return how *loop* of *steps*, in class *owner* or in none, ends the run."""
        test = loop.test if isinstance(loop, ast.While) else loop.iter
        endless = self.waits.is_endless_loop(loop)
        service = Ending.at(BlockKind.SERVICE, loop)
        given = [node for step in steps for node in (step.call.func, *step.call.args)]
        if endless and self.calls.answers(loop, given, owner):
            return service
        if not (endless or self.waits.is_of_others(test)):
            return None
        leaving = [
            (node, caught)
            for node, caught in self.exits.leaving(loop.body)
            # A program that is stopped by signals exits otherwise for want of something.
            if not self.signs.is_stoppable
            or (self.work.leaves([node]) and not isinstance(node, ast.Raise))
        ]
        awaited = (step for step in steps if self.program.known(step.name).awaits == SERVICE)
        waits = next(awaited, None)
        if waits and all(caught or isinstance(node, ast.Raise) for node, caught in leaving):
            return Ending.at(BlockKind.SERVICE, waits.call, f"{waits.name}()")
        tries = [node for node in statements(loop.body) if isinstance(node, TRY)]
        handlers = [handler for node in tries for handler in self.exits.for_a_stop(node)]
        idle = self.work.is_idle(loop.body, sleeping=True)
        if not endless:
            stopped = handlers or idle or self.signs.asks or self.waits.is_left_on(test)
            return service if stopped and all(caught for _, caught in leaving) else None
        if any(not any(self.exits.leaving(handler.body)) for handler in handlers):
            return service  # not even that stops it
        stopped = isinstance(loop, ast.While) and not isinstance(test, ast.Constant)
        if any(
            not (caught and (stopped or isinstance(node, ast.Raise))) for node, caught in leaving
        ):
            return None
        if stopped or handlers:
            return service
        kind = BlockKind.SERVICE if self.signs.is_stoppable else BlockKind.ENDLESS
        return replace(service, kind=kind, idle=idle)
