"""The model of one file: all that the later stages know about it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, get_args

from guard_codemod.data.call import APPLICATION, DAG, PACKAGE
from guard_codemod.data.servers import RUN_IN_A_THREAD
from guard_codemod.data.standard_library import FORKING, MAY_FORK, THREADS
from guard_codemod.data.windows import WINDOWS_ONLY
from guard_codemod.detection.alarm_usage import (
    OF_THE_ALARM,
    TIMER,
    ArmedAlarm,
    alarm_of,
    backstop_alone,
    events_of,
)
from guard_codemod.detection.arming import find_arming
from guard_codemod.detection.block_kind import BlockKind, Ending, ScriptEvidence
from guard_codemod.detection.guard_defects import GuardDefect, find_defects
from guard_codemod.detection.partial_guards import PartialGuard, find_partial_guard
from guard_codemod.lazy import frozen, regex, replace
from guard_codemod.model import Text
from guard_codemod.semantic.ast_utils import (
    ASSIGNMENTS,
    DEFINITIONS,
    NAMES,
    Function,
    own_expressions,
    parameters_of,
)
from guard_codemod.semantic.bindings import Bindings, find_bindings
from guard_codemod.semantic.call_facts import Concerns
from guard_codemod.semantic.import_path import ImportPath
from guard_codemod.semantic.logical_lines import (
    LogicalLine,
    first_line,
    halves,
    indentation,
    layout,
    text_after,
)
from guard_codemod.semantic.main_block import (
    Suite,
    begins_with_string,
    find_suites,
    heading,
    is_beyond_libcst,
    is_inline,
    is_plain,
    lines_above,
)
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import known_prefix
from guard_codemod.semantic.unconditional_statements import (
    imported_names,
    unconditional_imports,
    unconditional_statements,
)

if TYPE_CHECKING:
    from guard_codemod.detection.alarm_conflict import AlarmConflict

_STAYS_AS_IT_IS = regex(r"\\\r?\n|\"\"\"|'''")
"""What may begin a line that is not indented with its statement."""


@frozen
class MainBlock:
    """A statement whose code runs only when the file is executed as ``__main__``.

    `line` and `column` (from 1) are where it is reported. `anchor` is the index of the logical line
    that contains it. `first` to `last` are the physical lines to edit, if any: the comments and
    blanks above the statement that the guard goes in front of, of which `heading` head the suite.
    `definition` says that this statement is one. Where the suite follows the colon on the header's
    line, that is the line to edit: the suite is in its column `inline`, and `rest` follows it.
    `enterable` is False where the guard cannot go inside: the suite may run on import too, it is
    an expression, or libcst could not reproduce it byte for byte. `always` says that the suite runs
    whenever the file is executed.
    """

    line: int
    column: int
    anchor: int
    kind: BlockKind
    detail: str = ""
    first: int = 0
    last: int = 0
    nested: bool = False
    heading: int = 0
    definition: bool = False
    inline: int = 0
    rest: str = ""
    enterable: bool = False
    always: bool = False


@frozen
class FileModel:
    """All that the later stages know about one file.

    `imports` are the modules that it imports, and the names that it imports from them, in full;
    `windows_only` those that every run imports and only Windows has, unless they are local, and
    `hosts` those that only another program provides, each with why the file is not a job then.
    `in_package` says that it imports relatively, and so is run by ``python -m``; `forks` that its
    own code may fork, `may_fork` that anything that it imports may, and `threads` that it may have
    threads then, `takes_signals` that it blocks signals or waits for them, and `exits_at_once` that
    it may call ``os._exit``. It uses the timer of
    faulthandler itself on the line `timer`. `ending` is what
    keeps a run from ending by itself, and `conflict` what says that the job uses SIGALRM itself, so
    that a guard would not work, but a backstop may.
    """

    layout: tuple[LogicalLine, ...]
    main_blocks: tuple[MainBlock, ...] = ()
    script: ScriptEvidence = ScriptEvidence()
    ending: Ending | None = None
    alarm: ArmedAlarm | None = None
    conflict: AlarmConflict | None = None
    partial: PartialGuard | None = None
    defects: tuple[GuardDefect, ...] = ()
    never: str | None = None
    hosts: tuple[tuple[str, str], ...] = ()
    imports: frozenset[str] = frozenset()
    in_package: bool = False
    forks: bool = False
    may_fork: bool = False
    threads: bool = False
    takes_signals: bool = False
    exits_at_once: bool = False
    timer: int | None = None
    windows_only: tuple[str, ...] = ()
    names: Bindings | None = None
    annotated: bool | None = None
    indent: str = "    "


def analyze(
    program: SemanticModel,
    text: Text,
    imports: ImportPath | None,
    *,
    executable: bool,
    job: bool,
) -> FileModel:
    """Return the model of *text*, of which *program* was made, whose *imports* are found.

    It is *executable*, or known to be a *job*.
    """
    tree = program.tree
    suites = list(find_suites(tree))
    mentions_alarm = any(word in program.content for word in (*OF_THE_ALARM, "arm(", "arm as"))
    events = events_of(program) if mentions_alarm else []
    arming = find_arming(events, program)
    alarm = alarm_of(arming, events, program) if arming else backstop_alone(program)
    partial = None
    if mentions_alarm and not (arming and arming.module):
        partial = find_partial_guard(program, suites, events, arming, text)
    defects = tuple(find_defects(events, program))
    if alarm and suites and not partial:
        # There is no guard to insert: what else there is to know does not matter.
        blocks = (MainBlock(suite.statement.lineno, 1, 0, BlockKind.WORK) for suite in suites)
        named = frozenset(_imports(program)) if alarm.module else frozenset()
        return FileModel((), tuple(blocks), alarm=alarm, defects=defects, imports=named)
    # Not at the top: a file that has a guard needs none of these.
    from guard_codemod.detection.alarm_conflict import find_conflict
    from guard_codemod.detection.ending import ending_of
    from guard_codemod.detection.hosts import importing_hosts
    from guard_codemod.detection.main_block_kind import classify
    from guard_codemod.detection.neighbors import Neighbors, is_wrapper

    neighbors = Neighbors(program, imports)
    ending = ending_of(program, neighbors)
    contents = [classify(suite.body, program, ending) for suite in suites]
    if suites and not ending and is_wrapper(program.content) and neighbors.command is None:
        contents = [(BlockKind.WRAPPER, "")] * len(suites)
    working = [kind for kind, _ in contents if kind is not BlockKind.NOTHING]
    script = ScriptEvidence()
    if not working:
        from guard_codemod.detection.script_score import find_evidence

        script = find_evidence(program, ending, executable=executable, job=job)
    started = bool(working) or script.kind is BlockKind.SERVER
    if not suites and script.first is None:
        return FileModel(layout=())
    lines, line_of = layout(tree, text.lines)
    return replace(
        facts_for_parts(program),
        layout=lines,
        main_blocks=tuple(
            _main_block(suite, line_of[suite.top], kind, detail, text.lines)
            for suite, (kind, detail) in zip(suites, contents, strict=True)
        ),
        script=_by_logical_line(script, line_of, lines, text.lines),
        ending=ending,
        alarm=alarm,
        conflict=None if arming else find_conflict(events, program),
        partial=partial,
        defects=defects,
        never=None if alarm else _never(program, started=started, in_block=bool(working)),
        hosts=() if alarm else tuple(importing_hosts(program)),
        in_package=any(map(_is_relative, unconditional_statements(program.tree.body))),
        windows_only=_windows_only(tree),
        names=None
        if alarm and not partial
        else find_bindings(program),  # there is no guard to name
        annotated=_is_annotated(program),
        indent=_indent(tree, text.lines),
    )


def facts_for_parts(program: SemanticModel) -> FileModel:
    """Return a model of *program* with nothing but what decides on the parts of its guard."""
    imports = frozenset(_imports(program))
    forks = _names_any(program, _forks)
    pools = program.spells("ProcessPoolExecutor") or _any_of(FORKING, imports)
    return FileModel(
        layout=(),
        imports=imports,
        forks=forks or pools,
        may_fork=_may_fork(imports, program),
        threads=forks and _any_of(THREADS, imports),
        takes_signals=_names_any(program, _takes_signals),
        exits_at_once=program.spells("os._exit") or "os._exit" in program.aliases.values(),
        timer=_timer(program),
    )


def _main_block(
    suite: Suite, anchor: int, kind: BlockKind, detail: str, lines: Sequence[str]
) -> MainBlock:
    where = suite.statement
    block = MainBlock(
        line=where.lineno,
        column=where.col_offset + 1,
        anchor=anchor,
        kind=kind,
        detail=detail,
        nested=suite.nested,
        always=suite.always,
    )
    enterable = suite.branch is not None and is_plain(suite, lines)
    return _enterable(block, suite, lines) if enterable else block


def _enterable(block: MainBlock, suite: Suite, lines: Sequence[str]) -> MainBlock:
    """Return *block* with where it is to be edited."""
    body = [node for node in suite.body if isinstance(node, ast.stmt)]
    if is_inline(body, lines):
        number = body[0].lineno
        inline = len(halves(lines[number - 1], body[0].col_offset)[0])
        rest = text_after(body[-1], lines)
        return replace(block, enterable=True, first=number, last=number, inline=inline, rest=rest)
    headed = begins_with_string(body, lines)
    above = lines_above(body, headed, lines)
    return replace(
        block,
        enterable=True,
        first=above.start,
        last=above.stop - 1,
        heading=0 if headed else heading(lines[above.start - 1 : above.stop - 1]),
        definition=isinstance(body[headed], DEFINITIONS),
    )


def _by_logical_line(
    script: ScriptEvidence,
    line_of: Sequence[int],
    layout: Sequence[LogicalLine],
    lines: Sequence[str],
) -> ScriptEvidence:
    if script.first is None:
        return script
    first = line_of[script.first]
    if script.final_call is None or line_of.count(first) > 1:
        return replace(script, first=first, final_call=None)
    region = "".join(lines[layout[-1].first - 1 : layout[-1].last])
    call = None if is_beyond_libcst(region) or _STAYS_AS_IT_IS.search(region) else len(layout) - 1
    return replace(script, first=first, final_call=call)


def _never(program: SemanticModel, *, started: bool, in_block: bool) -> str | None:
    """Why a file is never a job, whatever else it does.

    An application may be *started* by the file itself, and its work may stand *in_block*.
    """
    from guard_codemod.detection.hosts import naming_host, starts_a_session  # as above

    hosted = naming_host(program) or (None if in_block else starts_a_session(program))
    if hosted:
        return hosted
    if not program.modules.isdisjoint(RUN_IN_A_THREAD):
        return "Streamlit app: its server runs it in a thread"
    if "airflow" in program.modules and any(
        program.known(name).makes == DAG for name in program.aliases.values()
    ):
        return "Airflow DAG: the scheduler imports it"
    for statement in program.statements.at_module_level:
        value = getattr(statement, "value", None)
        if not isinstance(value, ast.Call):
            continue
        makes = program.facts_of(value).makes
        if isinstance(statement, ast.Expr) and makes == PACKAGE:
            return "setup script"
        if isinstance(statement, ASSIGNMENTS) and makes == APPLICATION and not started:
            return "application object: a server imports it"
    return None


_forks, _takes_signals = attrgetter("forks"), attrgetter("takes_signals")


def _may_fork(imports: frozenset[str], program: SemanticModel) -> bool:
    """Whether anything of *imports* may fork: all but modules of the standard library may."""
    modules = {name.partition(".")[0] for name in imports}
    relative = any(map(_is_relative, program.statements.of(ast.ImportFrom)))
    return relative or not modules <= sys.stdlib_module_names or _any_of(MAY_FORK, imports)


def _any_of(modules: frozenset[str], imports: frozenset[str]) -> bool:
    """Whether one of *imports* is one of *modules*, or a part of it."""
    return any(f"{name}.".startswith(f"{module}.") for name in imports for module in modules)


def _timer(program: SemanticModel) -> int | None:
    """Return the line where the timer of faulthandler is used."""
    lines = enumerate(program.statements.code.splitlines(), 1)
    return next((number for number, line in lines if TIMER in line), None)


def _names_any(program: SemanticModel, concerns: Concerns) -> bool:
    """Whether *program* names a call with facts that it *concerns*."""
    words = [word for word in program.facts.words(concerns) if word in program.content]
    named = program.aliases.values() if words else ()
    return any(concerns(program.known(name)) for name in named) or any(
        isinstance(node, NAMES) and concerns(program.facts_of(node))
        for placed in program.statements.spelling(words)
        for node in own_expressions(placed.statement)
    )


def _imports(program: SemanticModel) -> Iterator[str]:
    for statement in program.statements.at_module_level:
        yield from imported_names(statement)


def _is_relative(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.ImportFrom) and statement.level > 0


def _windows_only(tree: ast.Module) -> tuple[str, ...]:
    imports = (name for _, name in unconditional_imports(tree.body))
    return tuple(filter(None, (known_prefix(name, WINDOWS_ONLY) for name in imports)))


_PYTHON_2_TOO = frozenset(
    {"print_function", "division", "absolute_import", "unicode_literals", "with_statement"}
)


def _is_annotated(program: SemanticModel) -> bool | None:
    """Whether no function lacks annotations, so that a type checker may be strict with the file.

    None for a script without functions and annotations, unless Python 2 may still run it.
    """
    if any(
        alias.name in _PYTHON_2_TOO
        for statement in program.tree.body
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
        for alias in statement.names
    ):
        return False
    functions: list[Function] = program.statements.of(*get_args(Function))
    if not functions:
        return True if program.statements.of(ast.AnnAssign) else None
    return all(
        function.returns is not None
        or any(argument.annotation for argument in parameters_of(function))
        for function in functions
    )


def _indent(tree: ast.Module, lines: Sequence[str]) -> str:
    for statement in tree.body:
        body = getattr(statement, "body", None)
        if body and first_line(body[0]) > statement.lineno:
            return indentation(lines[first_line(body[0]) - 1]) or "    "
    return "    "
