"""Which calls never return, in that they serve, show a window or replace the process."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterable, Iterator

from guard_codemod.data.call import (
    CHILD,
    DAEMON,
    DJANGO,
    GUI,
    PROGRAM,
    SERVER,
    SERVICE,
    TERMINAL,
    Call,
)
from guard_codemod.data.conventions import (
    APPLICATION_NAMES,
    QUESTIONS,
    SAYS_HOW_TO_STOP,
    SERVER_OPTIONS,
    TRANSPORTS,
)
from guard_codemod.data.servers import LOOPS_OF, TOOLKITS
from guard_codemod.data.subprocesses import EDITS, FOLLOWS, PROMPTS, SERVES, SHOWS
from guard_codemod.detection.block_kind import BlockKind
from guard_codemod.detection.loop_exits import For, Loop, LoopExits
from guard_codemod.detection.neighbors import Neighbors
from guard_codemod.detection.side_effects import Work
from guard_codemod.detection.waits import Waits, resolved_name
from guard_codemod.lazy import cached_property, dataclass, regex
from guard_codemod.semantic.ast_utils import (
    LOOPS,
    NAMES,
    SIMPLE,
    Function,
    last_name,
    own_expressions,
    statements,
    text_of,
)
from guard_codemod.semantic.call_trace import steps_of
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.unconditional_statements import unconditional_statements

KINDS = {
    DAEMON: BlockKind.DAEMON,
    DJANGO: BlockKind.DJANGO,
    GUI: BlockKind.GUI,
    SERVER: BlockKind.SERVER,
    SERVICE: BlockKind.SERVICE,
}
"""What a call that never ends is, by what it runs."""


@dataclass
class EndlessCalls:
    """Tells what calls in *program* do for the rest of the run; *waits* knows what ends a wait."""

    program: SemanticModel
    waits: Waits
    exits: LoopExits
    work: Work
    neighbors: Neighbors

    def kind(self, call: ast.Call, name: str, facts: Call, owner: str | None) -> BlockKind | None:
        """Return what *call* of *name* does for the rest of the run, if it never comes back."""
        if facts.replaces:
            return None if self._begins_again(call) else BlockKind.REPLACED
        if facts.idles and self.waits.is_endless(call, name):
            return BlockKind.SERVICE
        if facts.on == TERMINAL and self.program.resolve_call(name, None) is None:
            return self._of_question(call, name, facts)
        if name.endswith("load_entry_point()") and self.program.spells("gui_scripts"):
            return BlockKind.GUI
        return self._of_command(call, name, facts) or self._of_loop(call, name, facts, owner)

    def _of_question(self, call: ast.Call, name: str, facts: Call) -> BlockKind:
        if facts.runs == GUI:
            return BlockKind.DIALOG
        # Without a text, or in a script without functions, a pipe may well answer.
        spoken = call.args and name.endswith(QUESTIONS)
        structured = self.program.functions or self.program.spells("__main__")
        return BlockKind.PROMPT if spoken and structured else BlockKind.QUESTION

    def _of_command(self, call: ast.Call, name: str, facts: Call) -> BlockKind | None:
        """Return the kind of the command that *call* runs, by its words."""
        waits = name != "subprocess.Popen"
        if waits and facts.on != CHILD:
            return None
        started = self._spelled(call)
        shows = SHOWS.search(ast.unparse(call)) or any(map(EDITS.match, self._lines(call)))
        if PROMPTS.search(started) or shows:
            return BlockKind.GUI
        if SERVES.search(started) and (waits or self._lasts):
            return BlockKind.SERVER
        follows = FOLLOWS.search(started) and not self.program.search(_ENDS)
        return BlockKind.SERVICE if follows else None

    def _of_loop(
        self, call: ast.Call, name: str, facts: Call, owner: str | None
    ) -> BlockKind | None:
        """Return the kind of the loop that *call* runs, unless something ends it."""
        kind = KINDS.get(facts.runs)
        if kind is None and name.endswith(".run") and facts.runs != PROGRAM:
            apps = (f"def {last_name(given)}(scope, receive, send)" for given in call.args)
            serves = _runs_an_app(call, name) or self.program.spells(*apps)
            kind = BlockKind.SERVER if serves else next(self._of_subclass(name), None)
        if kind is None and name.endswith(".run_async"):
            kind = next(self._of_subclass(name), None)
        # What is called an app may have such a method for its work.
        if kind is None and name.endswith((".launch_instance", ".main")):
            kind = BlockKind.SERVER if BlockKind.SERVER in self._of_subclass(name) else None
        kind = kind or self._of_library(name)
        if facts.unless and self.program.search(facts.unless):
            return None
        if "forever" in name.rpartition(".")[2] and not self._quits(facts):
            return kind or BlockKind.SERVICE
        if kind is None or kind is BlockKind.DJANGO:
            return kind
        limits = {*facts.ends_with.split()} & {keyword.arg for keyword in call.keywords}
        local = self.program.resolve_call(name, owner)
        if (
            limits
            or (local and not _is_a_loop(name, local[1]))
            or (facts.needs_no_arguments and not all(map(_is_zero, call.args)))
        ):
            return None
        return None if self._quits(facts) else kind

    def asks(self, body: Iterable[ast.stmt]) -> bool:
        """Whether *body* may ask a person."""
        steps = steps_of(self.program, body)
        return any(self.program.known(step.name).on == TERMINAL for step in steps)

    def asks_for_options(self, function: Function) -> bool:
        """Whether the command *function* asks for each option that the command line leaves out."""
        if not self.program.spells("prompt="):
            return False
        spelled = " ".join(map(ast.unparse, (*function.decorator_list, function.args))).lower()
        return 0 < spelled.count(".option(") == spelled.count("prompt=")

    def for_each(self, loop: For, owner: str | None) -> Iterator[tuple[ast.Call, BlockKind]]:
        """Yield the calls that wait for a person, surely for each item of *loop*.

        A question may be for what is missing, which is most often nothing, unless each is spelled.
        """
        spelled = isinstance(loop.iter, (ast.List, ast.Tuple)) or _COUNTS.fullmatch(
            ast.unparse(loop.iter)
        )
        kinds = (BlockKind.GUI, *((BlockKind.PROMPT, BlockKind.DIALOG) if spelled else ()))
        for statement in unconditional_statements(loop.body):
            if isinstance(statement, For):
                yield from self.for_each(statement, owner)
            for call, sure in self.program.calls(statement):
                name = resolved_name(call.func, self.program)
                kind = self.kind(call, name, self.program.known(name), owner) if sure else None
                if kind and kind in kinds:
                    yield call, kind

    def of_messages(
        self, loop: For, leaving: Iterable[tuple[ast.stmt, bool]], owner: str | None
    ) -> BlockKind | None:
        """Return what *loop* is, if it goes through messages that never end."""
        if self.answers(loop, [loop.iter], owner):
            return BlockKind.SERVICE
        facts = self.program.known(resolved_name(loop.iter, self.program))
        left = (
            isinstance(node, (ast.Break, ast.Return)) and not caught for node, caught in leaving
        )
        limited = self.program.spells(*facts.ends_with.split())
        kind = None if limited else KINDS.get(facts.runs)
        return kind if kind and not any(left) else None

    def answers(self, loop: Loop, given: Iterable[ast.expr], owner: str | None) -> bool:
        """Whether *loop* reads from a pipe what it is *given*, and sends each answer at once."""
        if not any("stdin" in resolved_name(node, self.program) for node in given):
            return False
        made = [ast.unparse(step.call) for step in steps_of(self.program, loop.body, owner)]
        if isinstance(loop, ast.For):
            return any("flush" in text for text in made)
        first = next((at for at, text in enumerate(made) if "read" in text), 0)
        return any(".flush()" in text or "flush=True" in text for text in made[first:])

    def waits_for_a_stop(self, statement: ast.Try, *, serving: bool) -> bool:
        """Whether *statement* sleeps or serves until it is stopped, and the run goes on behind.

        Where another thread or process is *serving*, any loop or wait may be such a sleep.
        """
        *others, last = statement.body
        told = serving or self.program.search(SAYS_HOW_TO_STOP)
        if (told and _WAITS.search(ast.unparse(last))) or (serving and isinstance(last, ast.While)):
            left = self.exits.leaving(getattr(last, "body", [last]))
            return all(caught for _, caught in left) and any(self.exits.for_a_stop(statement))
        value = last.value if isinstance(last, ast.Expr) else None
        name = resolved_name(value.func, self.program) if isinstance(value, ast.Call) else ""
        stops = self.exits.for_a_stop(statement)
        if "forever" in name.rpartition(".")[2]:
            return any(stops)
        waits = not others and (
            self.work.sleeps(name)
            or (name.endswith(("().run", "().serve", "().wait")) and self._is_elsewhere(last, name))
        )
        return waits and any(
            self.work.is_idle(handler.body) and not any(self.exits.leaving(handler.body))
            for handler in stops
        )

    def _is_elsewhere(self, statement: ast.stmt, name: str) -> bool:
        """Whether *name*, called without arguments, is of a package that is not in the tree."""
        known = self.program.resolve_call(name, None) or self.neighbors.find_method(name)
        stopped = known or self.program.known(name).stopped_by
        return not stopped and ast.unparse(statement).endswith("()")

    def _spelled(self, call: ast.Call) -> str:
        """Return the text of *call* and of the command that it runs, without quotes."""
        return _QUOTES.sub(" ", " ".join(self._lines(call)))

    def _lines(self, call: ast.Call) -> list[str]:
        """Return the text of *call* and of the statements with the variable that it is given."""
        variable = getattr(call.args[0], "id", "") if call.args else ""
        placed = self.program.statements.spelling([variable] if variable else [])
        lines = [context.statement for context in placed if type(context.statement) in SIMPLE]
        return [*map(ast.unparse, [call, *lines])]

    def _begins_again(self, call: ast.Call) -> bool:
        """Whether *call* replaces the process by the same program, or may replace only a child."""
        text = ast.unparse(call)
        itself = any(word in text for word in ("__file__", "sys.executable", "(sys.argv"))
        return itself or self.program.spells("fork")

    def _of_subclass(self, name: str) -> Iterator[BlockKind]:
        """Yield the kinds of *name*, if it runs a local subclass of known classes."""
        owner = name.rpartition(".")[0]
        bound = map(self.program.qualified, self.program.bound_to(owner))
        lineages = (self.program.lineage(name.removesuffix("()")) for name in (owner, *bound))
        made = itertools.chain.from_iterable(lineages)
        runs = (self.program.known(name).subclasses_run for name in made)
        return (KINDS[kind] for kind in runs if kind in KINDS)

    def _of_library(self, name: str) -> BlockKind | None:
        """Return the kind of *name*, a method of what another module makes, by the imports here."""
        owner, _, method = name.rpartition("().")
        for (called, kind), libraries in LOOPS_OF.items() if owner else ():
            if called == method and libraries & self._imported:
                return None if owner in self.program.classes else KINDS[kind]
        return None

    @cached_property
    def _lasts(self) -> bool:
        """Whether the program waits for what it starts, and does not end it."""
        return self.program.spells(".wait()") and not self.program.search(_ENDS)

    @cached_property
    def _imported(self) -> frozenset[str]:
        names = (meant.removeprefix("gi.repository.") for meant in self.program.aliases.values())
        return frozenset(name.partition(".")[0] for name in names)

    def _quits(self, facts: Call) -> bool:
        """Whether the program itself stops the loop that it runs, and listens to nobody.

        Clients of Twisted do. What is done because somebody asks for it does not count.
        """
        stop = facts.stopped_by
        if not stop or TOOLKITS & self._imported:
            return False
        spelled = self.program.statements.spelling([stop.rpartition(".")[2]])
        stopping = (
            context.statement for context in spelled if not self.waits.is_on_request(context)
        )
        names = (
            node
            for statement in stopping
            for node in (
                ast.walk(statement) if type(statement) in SIMPLE else own_expressions(statement)
            )
        )
        nodes = (node for node in ast.walk(self.program.tree) if isinstance(node, NAMES))
        return any(self.program.qualified(node).endswith(stop) for node in names) and not any(
            self.program.facts_of(node).listens for node in nodes
        )


_ENDS = regex(r"\.(?:kill|terminate)\(|killpg\(.*SIG|\btimeout\b")
_COUNTS = regex(r"range\(\d+\)")
_WAITS = regex(r"\.(?:join|listen|live|stream|subscribe|wait)\(\)")
_QUOTES = regex(r"[^\w./-]+")


def _is_zero(argument: ast.expr) -> bool:
    return getattr(argument, "value", None) == 0


def _is_a_loop(name: str, function: Function) -> bool:
    """Whether *function* loops and is called so, whatever it goes through."""
    loops = (isinstance(statement, LOOPS) for statement in statements(function.body))
    return name.lower().endswith("loop") and any(loops)


def _runs_an_app(call: ast.Call, name: str) -> bool:
    owner = name.removesuffix(".run").rpartition(".")[2]
    options = {keyword.arg for keyword in call.keywords}
    return bool(TRANSPORTS & {*map(text_of, call.args)}) or (
        owner in APPLICATION_NAMES
        and (bool(options & SERVER_OPTIONS) or not (call.args or options))
    )
