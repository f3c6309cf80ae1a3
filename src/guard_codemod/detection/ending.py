"""How a run of a file ends: by itself, when somebody stops it, or as another program."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from guard_codemod.data.call import CHILD, COROUTINE, GUI, PROGRAM, TERMINAL, Call
from guard_codemod.data.conventions import RUNS_A_DAEMON
from guard_codemod.detection.alarm_usage import raised_in
from guard_codemod.detection.block_kind import ASKS, BlockKind, Ending, Signs
from guard_codemod.detection.endless_calls import KINDS, EndlessCalls
from guard_codemod.detection.endless_loops import EndlessLoops
from guard_codemod.detection.loop_exits import Loop, LoopExits, ends_no_work
from guard_codemod.detection.main_block_kind import commands_of
from guard_codemod.detection.meanings import Meanings
from guard_codemod.detection.neighbors import Neighbor, Neighbors
from guard_codemod.detection.options import NO_ARGUMENTS
from guard_codemod.detection.side_effects import LEAVE, Work, runs_at_once
from guard_codemod.detection.started import Started
from guard_codemod.detection.waits import Waits, resolved, without_partial
from guard_codemod.lazy import replace
from guard_codemod.semantic.ast_utils import (
    DEFINITIONS,
    TRY,
    WITH,
    Function,
    calls_by,
    keyword,
    statements,
)
from guard_codemod.semantic.call_trace import DEEPEST, steps_of
from guard_codemod.semantic.main_block import goes_on_with
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name
from guard_codemod.semantic.unconditional_statements import unconditional_statements


def ending_of(program: SemanticModel, neighbors: Neighbors | None = None) -> Ending | None:
    """Return what keeps a run of *program* from ending by itself; None if it ends.

    What the run does by default counts: what an option asks for, only if there is nothing else.
    """
    if neighbors is None:
        alone = Neighbors(program, None)
        return program.keep("ending", lambda: ending_of(program, alone))
    ending = _Run(program, neighbors).ending()
    if not neighbors.are_met:  # then it is the same without them
        program.keep("ending", lambda: ending)
    return ending


class _Run:
    """A walk along what a run does by default."""

    def __init__(
        self, program: SemanticModel, neighbors: Neighbors, start: _Run | None = None
    ) -> None:
        self._program = program
        self._known = program.known
        self._resolve = program.resolve_call
        self._neighbors = neighbors
        self._functions: dict[str, Ending | None] = {}
        self._following: list[str] = start._following if start else []
        self._elsewhere: dict[int, _Run] = start._elsewhere if start else {}
        self._handlers: list[Function] = []
        self._waits = Waits(program, self._handlers)
        self._exits = LoopExits(program, {"KeyboardInterrupt"})
        self._work = Work(program)
        self._calls = EndlessCalls(program, self._waits, self._exits, self._work, neighbors)
        self._signs: Signs = start._signs if start else Signs()
        self._started = Started(program, self._waits)
        self._meanings = Meanings(program)
        self._loops = EndlessLoops(
            program, self._waits, self._exits, self._work, self._calls, self._signs
        )

    def ending(self) -> Ending | None:
        end = self.of(self._program.tree.body) or self._end_of_started()
        self._elsewhere.clear()  # no run is to be kept by way of another
        if end is None or end.kind is not BlockKind.ENDLESS:
            return end
        signs = self._signs
        stopped = signs.listens or signs.is_stoppable or (end.idle and signs.started)
        kind = BlockKind.SERVICE if stopped else BlockKind.GUI if signs.asks else end.kind
        return replace(end, kind=kind)

    def of(self, body: Iterable[ast.stmt], owner: str | None = None) -> Ending | None:
        """Return how *body*, of class *owner* or of none, ends the run."""
        rest = list(body)[::-1]
        past: list[ast.stmt] = []  # what a run may have done before
        sure = True  # that a run comes to what follows, unless it gives up
        optional: Ending | None = None
        apart: list[ast.stmt] = []  # what a run may do that has no such ending
        instead: list[tuple[list[ast.stmt], int]] = []  # ... and does not come to what follows
        last: list[int] = []  # where the last of several commands begins, one of which is asked for
        while rest:
            statement = rest.pop()
            if isinstance(statement, Function) and runs_at_once(statement, self._program):
                rest += statement.body[::-1]
            if isinstance(statement, DEFINITIONS):
                continue
            end = self._of_calls(statement, owner)
            if end is None and isinstance(statement, (ast.If, ast.Match)):
                arms, default = self._work.branches(statement)
                behind = len(rest)
                last += [at for _, at in instead if at == behind]
                rest += default[::-1]
                asks = self._work.asks_the_outside(statement)
                for arm in arms:
                    past += arm
                    ends = self.of(arm, owner)
                    menu = ends is not None and ends.kind is BlockKind.GUI
                    test = getattr(statement, "test", None) if menu else None
                    if test and NO_ARGUMENTS.fullmatch(ast.unparse(test)):
                        return ends
                    if ends and ends.kind is not BlockKind.ENDLESS:
                        asks_on = ends.kind is BlockKind.PROMPT and behind
                        if ends.is_of_a_job or ends.kind is BlockKind.QUESTION or asks_on:
                            continue
                        again = optional and optional.kind is ends.kind is BlockKind.GUI
                        if again or (asks and not optional):
                            # What is done in order to wait comes before it is asked about.
                            apart = list(filter(self._work.works, apart))
                        optional = optional or replace(ends, optional=True)
                        continue
                    if not (self._work.is_error(arm) or self._work.only_says(arm)):
                        apart += arm
                        instead.append((arm, 0 if isinstance(arm[-1], LEAVE) else behind))
                        sure &= not self._work.leaves(arm)
                continue
            end = end or self._of_compound(statement, owner)
            if end and not (end.left or end.optional):
                skipped = (arm for arm, behind in instead if len(rest) >= behind)
                works = end.is_of_a_job and not all(map(self._work.is_idle, skipped))
                return None if works else end
            if end and end.left:
                again = optional and optional.kind is end.kind is BlockKind.DIALOG
                comes = sure and not (end.optional or any(len(rest) >= at for at in last))
                done = any(map(self._work.works, past))
                asks = end.kind is not BlockKind.QUESTION
                if (comes or again) and asks and not (done and end.kind is BlockKind.GUI):
                    return end
                if end.kind in ASKS:
                    keeps = done and not asks
                    end = optional if keeps else replace(end, kind=BlockKind.QUESTION)
            if end and (end.optional or end.kind is BlockKind.GUI):
                apart.clear()  # the loop is what all that stands above it is for
            if end is None and (optional or isinstance(statement, ast.Expr)):
                apart.append(statement)
            elif not optional and isinstance(statement, ast.If):
                apart += statement.body
            optional = optional or end
            past += () if isinstance(statement, WITH) else (statement,)
            rest += goes_on_with(statement)[::-1]
            if self._work.leaves([statement]):
                break
        return optional if optional and self._work.is_idle(apart) else None

    def _of_compound(self, statement: ast.stmt, owner: str | None) -> Ending | None:
        if isinstance(statement, TRY):
            return self._of_try(statement, owner)
        return self._of_loop(statement, owner) if isinstance(statement, Loop) else None

    def _of_try(self, statement: ast.Try, owner: str | None) -> Ending | None:
        end = self.of(statement.body, owner)
        serving = self._signs.listens
        if end is None and self._calls.waits_for_a_stop(statement, serving=serving):
            return Ending.at(BlockKind.SERVICE, statement)
        for handler in statement.handlers if end is None else ():
            if handler.type and "ImportError" in ast.unparse(handler.type):
                ends = end or self.of(handler.body, owner)
                end = None if ends and ends.kind in ASKS else ends
        if end is None or end.kind is not BlockKind.ENDLESS:
            return end
        if any(self._exits.for_a_stop(statement)):
            return replace(end, kind=BlockKind.SERVICE)
        # What ends a loop that works may be an exception: that the input is at its end, say.
        return end if end.idle or all(map(ends_no_work, statement.handlers)) else None

    # Calls

    def _of_calls(self, statement: ast.stmt, owner: str | None) -> Ending | None:
        made = self._program.calls(statement)
        if not made:
            return None
        soft: Ending | None = None
        calls = [(call, self._name(call.func), sure) for call, sure in made]
        known = {call: self._known(name) for call, name, _ in calls}
        gathers = any(facts.gathers for facts in known.values())
        tasks = {argument for call in known if known[call].starts_task for argument in call.args}
        for call, name, sure in calls:
            end = self._of_call(call, name, owner, known[call]) if sure else None
            if end is None and isinstance(statement, WITH):
                end = self._of_call(call, f"{name}().__enter__", owner)
            if call in tasks:
                self._started.add_task(end, statement)
                continue
            if end and not (end.left or (gathers and end.kind is BlockKind.ENDLESS)):
                return end
            if not (soft and soft.kind is BlockKind.DIALOG):
                passes = gathers or known[call].runs == COROUTINE or self._work.is_harmless(name)
                soft = end or (soft if passes else None)
        return soft

    def _of_call(
        self, call: ast.Call, name: str, owner: str | None, facts: Call | None = None
    ) -> Ending | None:
        facts = facts or self._known(name)
        self._note(call, name, facts, owner)
        calls_it = facts.runs == PROGRAM or name.endswith((".run", ".start_soon", ".to_thread"))
        if name.endswith(".run_in_executor") and len(call.args) > 1 and self._waits.awaits(call):
            return self._of_target(call.args[1], owner)
        given = self._name(without_partial(call.args[0])) if call.args and calls_it else ""
        for called in filter(None, (name, given)):
            kind = self._calls.kind(call, called, self._known(called), owner)
            if kind is BlockKind.QUESTION and self._signs.started and not call.args:
                kind = BlockKind.PROMPT  # to be told when to stop what it has started
            if kind is not None:
                return Ending.at(kind, call, f"{called}()")
        if given:
            local = self._resolve(given, owner)
            local = local or self._program.unique_method(given.rpartition(".")[2])
            if local is not None:
                return self._of_function(*local)
            name = given if facts.runs == PROGRAM else name
        made = self._program.classes.get(owner or "")
        if name.startswith("super().") and made and made.bases:
            name = f"{self._program.qualified(made.bases[0])}{name.removeprefix('super')}"
        local = self._resolve(name, owner) or self._resolve(f"{name}().__init__", owner)
        if local:
            return self._of_function(*local) or self._of_commands(local[0])
        ends = self._of_commands("") if facts.runs == PROGRAM else None
        if ends:
            return ends
        followed = len(self._following) < DEEPEST
        if followed and (facts.on == CHILD or name == "runpy.run_module"):
            return self._of_module(call, name)
        neighbor = self._neighbors.find_method(name) if followed else None
        if neighbor is None:
            imported = name.partition(".")[0] in self._program.modules
            starts = imported and RUNS_A_DAEMON.search(name)
            return Ending.at(BlockKind.WRAPPER, call, f"{name}()") if starts else None
        run = self._elsewhere.get(id(neighbor.program))
        if run is None:
            run = _Run(neighbor.program, neighbor.beside, self)
            self._elsewhere[id(neighbor.program)] = run
            run._note_what_importing_does()
        self._following.append(name)
        ends = run._of_call(call, resolved(neighbor.name, neighbor.program), None)
        ends = ends or run._end_of_started()
        self._following.pop()
        if neighbor.is_missing and RUNS_A_DAEMON.search(name):
            return Ending.at(BlockKind.WRAPPER, call, f"{name}()")
        made = self._program.classes.get(name.partition("().")[0])
        if made and ends and ends.kind is not BlockKind.GUI and "exit(" in ast.unparse(made):
            return None  # what a server calls ends it
        ends = ends or self._of_overriding(name.partition("().")[0], neighbor)
        return ends and replace(ends, line=call.lineno, column=call.col_offset + 1)

    def _of_overriding(self, made: str, inherited: Neighbor) -> Ending | None:
        """Return how the methods of class *made* end the run that an *inherited* one calls."""
        method = made in self._program.classes and inherited.program.resolve_call(
            resolved(inherited.name, inherited.program), None
        )
        for statement in unconditional_statements(method[1].body) if method else ():
            for call, sure in inherited.program.calls(statement):
                owner, _, called = qualified_name(call.func, {}).rpartition(".")
                function = self._program.functions.get(f"{made}.{called}")
                if sure and owner == "self" and function:
                    ends = self._of_function(f"{made}.{called}", function)
                    if ends and not ends.left:
                        return ends
        return None

    def _of_commands(self, group: str) -> Ending | None:
        """Return how each command of *group*, or of all but nested ones, ends the run."""
        ends = [self._of_function(*command) for command in commands_of(group, self._program)]
        first = ends[0] if ends else None
        if first is None or not all(end and not end.optional for end in ends):
            return None
        several = first.kind is BlockKind.ENDLESS and len(ends) > 1
        return replace(first, kind=BlockKind.SERVICE) if several else first

    def _of_module(self, call: ast.Call, name: str) -> Ending | None:
        """Return how *call*, which runs a module or a file as ``__main__``, ends the run."""
        neighbor = None if name.endswith("Popen") else self._neighbors.run(call)
        if neighbor is None:
            return Ending.at(BlockKind.WRAPPER, call, f"{name}()") if "runpy." in name else None
        ends = _Run(neighbor.program, neighbor.beside, self).ending()
        return ends and replace(ends, line=call.lineno, column=call.col_offset + 1)

    def _of_function(self, key: str, function: Function) -> Ending | None:
        if self._calls.asks_for_options(function):
            return Ending.at(BlockKind.PROMPT, function)
        followed = len(self._following) < DEEPEST and not self._program.is_generator(function)
        if key not in self._functions and followed:
            self._functions[key] = None  # what a recursive call of it adds
            self._following.append(key)
            caller, self._meanings.function = self._meanings.function, function
            self._functions[key] = self.of(function.body, key.rpartition(".")[0] or None)
            self._meanings.function = caller
            self._following.pop()
        return self._functions.get(key)

    def _name(self, node: ast.expr) -> str:
        return self._meanings.of(node)

    def _note(self, call: ast.Call, name: str, facts: Call, owner: str | None) -> None:
        """Record what *call* starts, or which signal it handles."""
        method = name.rpartition(".")[2]
        self._signs.listens |= facts.listens
        self._signs.asks |= facts.awaits == GUI and facts.on == TERMINAL
        self._signs.started |= method.startswith("start") or facts.hands_over
        # Threads forward what comes on a pipe to the process that is waited for.
        forwards = method == "wait" and self._program.spells("sys.stdin")
        self._started.joins |= (method == "join" or forwards) and not call.args
        handles = name == "signal.signal" or method == "add_signal_handler"
        if handles and len(call.args) > 1:
            handler = self._name(call.args[1])
            if not self._waits.is_of_stops(call.args[0]) or ".SIG_" in f".{handler}":
                return
            self._signs.is_stoppable = True
            local = self._resolve(handler, owner)
            if local:
                self._handlers.append(local[1])
                self._exits.stop_exceptions.add(
                    raised_in(local[1], self._program) or "KeyboardInterrupt"
                )
        elif method == "start" and self._resolve(name, owner) is None:
            run = self._resolve(f"{name.removesuffix(method)}run", owner)
            self._start(run and self._of_function(*run))
        elif facts.spawns:
            target = keyword(call, "target")
            self._start(self._of_target(target, owner) if target else None)

    def _note_what_importing_does(self) -> None:
        """Take note of the signals that are handled once the program is imported."""
        for statement in self._program.statements.at_module_level:
            for call, _ in self._program.calls(statement):
                name = self._name(call.func)
                if name == "signal.signal":
                    self._note(call, name, self._known(name), None)

    def _start(self, thread: Ending | None) -> None:
        self._started.add_thread(thread)
        known = self._started.thread
        self._signs.listens |= known is not None and known.kind in KINDS.values()

    def _of_target(self, target: ast.expr, owner: str | None) -> Ending | None:
        """Return how a call of *target*, in a thread or a process, ends."""
        made = calls_by(target)
        ends = (self._of_call(call, self._name(call.func), owner) for call in made)
        return next(filter(None, ends), None)

    def _end_of_started(self) -> Ending | None:
        return self._started.of_thread() or self._started.of_task()

    # Loops

    def _of_loop(self, loop: Loop, owner: str | None) -> Ending | None:
        test = loop.test if isinstance(loop, ast.While) else loop.iter
        endless = self._waits.is_endless_loop(loop)
        # What each item is worked on with is not followed: that takes too long.
        inner = self.of(loop.body, owner) if isinstance(loop, ast.While) else None
        if inner and not (inner.is_of_a_job or inner.left):
            return inner
        leaving = [*self._exits.leaving(loop.body)] if endless else []
        told = endless and all(caught for _, caught in leaving)
        if inner and inner.kind in (BlockKind.PROMPT, BlockKind.DIALOG):
            # A session does what it is told to, and does not only ask again.
            done = (node for node in statements(loop.body) if isinstance(node, ast.Expr))
            return replace(inner, kind=BlockKind.GUI, left=not told and self._work.is_idle(done))
        if not (endless or isinstance(loop, ast.While)):
            for call in self._program.calls_in(loop.body):
                name = self._name(call.func)
                self._note(call, name, self._known(name), owner)
            for call, of_each in self._calls.for_each(loop, owner):
                return Ending.at(of_each, call, f"{self._name(call.func)}()")
            kind = self._calls.of_messages(loop, self._exits.leaving(loop.body), owner)
            return Ending.at(kind, loop, self._name(loop.iter)) if kind else None
        steps = list(steps_of(self._program, [test, *loop.body], owner, surely=True))
        for step in steps:
            facts = self._known(step.name)
            if facts.awaits == GUI:
                # A question may be asked again until the answer can be worked with.
                is_local = self._resolve(step.name, None) is not None
                kind = BlockKind.QUESTION if is_local else BlockKind.GUI
                end = Ending.at(kind, step.call, f"{step.name}()")
                left = not told and (is_local or facts.on == TERMINAL)
                return replace(end, left=left, optional=left)
        if told and leaving and self._calls.asks(loop.body):
            return Ending.at(BlockKind.GUI, loop)
        return self._loops.ending(loop, steps, owner)
