"""The values that pass between the modules; frozen, and without behaviour of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from io import StringIO

DEFAULT_MESSAGE = "{script} timed out after {seconds} seconds"


@dataclass(frozen=True)
class Variant:
    """What a guard consists of.

    `kill_after` is the grace in seconds after which the backstop ends the process, None for no
    backstop; `forks` says that the script itself forks, and `tasks` that it has asyncio's, which the
    handler shows. `timeout_env` is the environment variable that may set the limit. `portable` lets the
    script run where there is no SIGALRM. `on_timeout` is the timeout action, as it was given. Mail comes
    from `email_from`, by default the address that it goes to, and is handed to the SMTP server
    `email_host`, which may have a port after a colon.
    """

    kill_after: int | None = None
    forks: bool = False
    tasks: bool = False
    timeout_env: str | None = None
    portable: bool = False
    on_timeout: str = "raise"
    email_from: str | None = None
    email_host: str = "localhost"


STDIN_PATH = "<stdin>"
"""The path of a script that is read on standard input and was given no name."""


@dataclass(frozen=True)
class LocalModule:
    """A module that a job finds in its own folder, from which `path` counts.

    A package is its ``__init__.py``; a folder without one is empty, and so is what is compiled.
    """

    path: str
    data: bytes
    is_package: bool


ReadModule = Callable[[tuple[str, ...]], LocalModule | None]
"""What finds a module by the parts of its dotted name."""


@dataclass(frozen=True)
class Source:
    """One job file as it was read.

    `path` is how the user knows it. `explicit` says that the file itself was named, rather than
    found in a folder; `executable` that its mode has an exec bit; `set_aside` why a file of this
    name or in this folder is never taken for a job, if so. `read_module` finds the modules in its
    folder, None where it has none.
    """

    path: str
    data: bytes
    explicit: bool = True
    executable: bool = False
    set_aside: str | None = None
    read_module: ReadModule | None = field(default=None, compare=False, repr=False)

    def local_module(self, name: str) -> str | None:
        """Return the file in its folder that *name* is imported from, whatever else is called so."""
        module = self.read_module((name,)) if self.read_module else None
        # A folder without an __init__.py comes last, wherever it is.
        return None if module is None or module.path == name else module.path


_ENDS_A_LINE_OF_STR_ALONE = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line for `str.splitlines`, but not for Python's tokenizer
(https://docs.python.org/3/library/stdtypes.html#str.splitlines)."""


@dataclass(frozen=True)
class Text:
    """The decoded text of a file, without the BOM."""

    content: str
    encoding: str
    bom: bool

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines with their ends, as Python counts them: `str.splitlines` would also end one at a form feed."""
        if any(mark in self.content for mark in _ENDS_A_LINE_OF_STR_ALONE):
            return tuple(StringIO(self.content, newline=""))
        return tuple(self.content.splitlines(keepends=True))


class LineKind(Enum):
    """What a logical line at module level consists of."""

    DOCSTRING = "docstring"
    FUTURE = "future import"
    IMPORT = "import"
    DEFINITION = "definition"
    OTHER = "other"
    PINNED = "docstring or future import that shares its line with other code"


@dataclass(frozen=True)
class LogicalLine:
    """One logical line at module level: physical lines `first` to `last`, counted from 1.

    `module` is the first module that an import line names, and `from_import` whether it is spelled
    ``from module import …``.
    """

    first: int
    last: int
    kind: LineKind
    module: str = ""
    from_import: bool = False


class Content(Enum):
    """What a main block does when it runs. All but `WORK` are no job."""

    WORK = "work"
    NOTHING = "does nothing"
    TESTS = "only runs tests"
    SERVER = "starts a server"
    GUI = "starts an interactive loop"
    DJANGO = "is Django's command line"


@dataclass(frozen=True)
class MainBlock:
    """A place where code runs only when the file is executed as ``__main__``.

    `line` and `column` (from 1) are where it is reported. `anchor` is the index of the logical line
    that contains it. `first` to `last` are the physical lines to edit, from those of the ``if``
    statement, and `branch` counts its suites: 0 is ``if``, 1 the first ``elif`` or ``else``, and so on. `heading`
    is the number of physical lines (comments and blanks) that head the suite, and
    `leading_string` whether its first statement is a string. `inline` says that the suite stands
    behind the colon, on the header's line. `enterable` is False where the guard
    cannot go inside: the suite may run on import too, it is an expression, or libcst could not
    reproduce it byte for byte. `always` says that the suite runs whenever the file is executed.
    """

    line: int
    column: int
    anchor: int
    content: Content
    detail: str = ""
    first: int = 0
    last: int = 0
    branch: int = 0
    nested: bool = False
    heading: int = 0
    leading_string: bool = False
    inline: bool = False
    enterable: bool = False
    always: bool = False


@dataclass(frozen=True)
class Alarm:
    """A call that arms the alarm for the whole run; `seconds` where the number is written there.

    `backstop` says that ``faulthandler.dump_traceback_later(…, exit=True)`` will end the process after it.
    `raises` names the exception that the signal's handler raises, None if it is not known to raise one.
    """

    line: int
    column: int
    seconds: float | None
    backstop: bool = False
    raises: str | None = None


@dataclass(frozen=True)
class Clash:
    """A line that sets a SIGALRM handler of the file's own, or else `cancels` the alarm."""

    line: int
    cancels: bool = False


class Place(Enum):
    """Where a call stands as a statement of its own."""

    MODULE = "at module level"
    BLOCK = "in the main block"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class HalfCall:
    """A call that registers a handler of SIGALRM, or that arms the alarm with `seconds`.

    `on_import` says that importing the file makes it, `alone` that nothing else stands on its line, `indent` what
    it is indented by, and `module` how it spells ``signal``, None if it needs no module.
    """

    line: int
    column: int
    place: Place
    on_import: bool
    alone: bool
    indent: str
    module: str | None
    seconds: float | None = None


@dataclass(frozen=True)
class Half:
    """A guard that is half there, or armed when the file is imported.

    `shared` says that other calls arm the alarm too, wherever they are, and so need the handler. `block` is the
    line of the first statement in the main block, where something could be put before it, and `indent` its indentation.
    """

    register: HalfCall | None
    arm: HalfCall | None
    shared: bool = False
    block: int | None = None
    indent: str = ""

    @property
    def on_import(self) -> HalfCall | None:
        return next((call for call in (self.register, self.arm) if call and call.on_import), None)


class FlawKind(Enum):
    """What is wrong with a guard that is there."""

    HANDLER = "handler"
    LIMIT = "limit"


@dataclass(frozen=True)
class Flaw:
    """Something wrong with a guard; `what` says it in one line."""

    kind: FlawKind
    what: str
    line: int
    column: int


@dataclass(frozen=True)
class Effects:
    """What a file without a main block does when it is executed.

    `evidence` pairs each sign with its weight. `first` is the index of the logical line from which
    on the file works, None if it never does. `final_call` is the index of a last ``main()``-like
    call that is the file's only effect. `content` and `detail` are as of a main block.
    """

    evidence: tuple[tuple[str, int], ...] = ()
    first: int | None = None
    final_call: int | None = None
    content: Content = Content.WORK
    detail: str = ""

    @property
    def score(self) -> int:
        return sum(weight for _, weight in self.evidence)


@dataclass(frozen=True)
class Names:
    """How the guard's names would fare in the file.

    `modules` maps a module to a name that is bound to it at module level, and to nothing else, and
    to the line of the import. `bound` holds the names that module-level code may bind, and
    `star_import` says whether there may be more.
    """

    modules: Mapping[str, tuple[str, int]]
    bound: frozenset[str]
    star_import: bool


@dataclass(frozen=True)
class Facts:
    """All that the later stages know about a file.

    `imports` are the modules that it imports, and the names that it imports from them, in full;
    `windows_only` those that every run imports and only Windows has, unless they are local, and
    `hosts` those that only another program provides, each with why the file is no job then.
    `forks` says that its own code may call ``os.fork``.
    """

    layout: tuple[LogicalLine, ...]
    main_blocks: tuple[MainBlock, ...] = ()
    effects: Effects = Effects()
    alarm: Alarm | None = None
    clash: Clash | None = None
    half: Half | None = None
    flaws: tuple[Flaw, ...] = ()
    never: str | None = None
    hosts: tuple[tuple[str, str], ...] = ()
    imports: frozenset[str] = frozenset()
    forks: bool = False
    windows_only: tuple[str, ...] = ()
    names: Names | None = None
    annotated: bool = False
    indent: str = "    "


@dataclass(frozen=True)
class InsertImports:
    """New import statements, before physical line `before`, with blank lines around them."""

    before: int
    statements: tuple[str, ...]
    blank_before: int = 0
    blank_after: int = 0


@dataclass(frozen=True)
class EnterBlock:
    """The guard goes into the suite of an existing main block."""

    block: MainBlock


@dataclass(frozen=True)
class NewBlock:
    """The guard gets a main block of its own, before physical line `before`, with blank lines below it."""

    before: int
    blank_after: int


@dataclass(frozen=True)
class WrapCall:
    """The statement on physical lines `first` to `last` moves into a new main block."""

    first: int
    last: int


@dataclass(frozen=True)
class GuardSpec:
    """How the guard is spelled in this file.

    `names` maps what the guard defines and uses to what that is called here, where it differs.
    `indent` is one level of the file's indentation. `inner_imports` are import statements that stand
    in the guard itself. `ascii_only` says that the file is not encoded in UTF-8: other characters
    might be missing there, and tools that read only UTF-8 would stumble.
    """

    annotated: bool
    indent: str
    seconds: int
    message: str
    names: Mapping[str, str] = field(default_factory=dict)
    variant: Variant = Variant()
    inner_imports: tuple[str, ...] = ()
    ascii_only: bool = False


@dataclass(frozen=True)
class Completion:
    """How a half guard is completed: `lines` go before or behind the statement on line `anchor`.

    The physical lines `removed` go.
    """

    anchor: int
    lines: tuple[str, ...]
    behind: bool = False
    removed: tuple[int, ...] = ()


class Decision(Enum):
    """What is to happen to a file."""

    GUARD = "guard"
    COMPLETE = "complete"
    KEEP = "keep"
    SKIP = "skip"
    POSSIBLE_JOB = "possible job"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Plan:
    """The edits that one file needs, decided before any text changes.

    `line` and `column` are where a finding about the decision points. A file that is only possibly
    a job has edits too if it was named itself. `wrong_limit` says in what the limit is not as the
    configuration wants it. `hazards` are what can keep the guard that is there or planned from ending
    the job, None where nobody has looked; `flaws` what is wrong with it, `backstop` says that it has
    one, and `raises` is the exception that its handler raises, None if it is not known to raise one.
    A guard that is `half` there has a `completion` where that is provably safe.
    """

    decision: Decision
    reason: str
    line: int = 1
    column: int = 1
    guard: EnterBlock | NewBlock | WrapCall | None = None
    imports: tuple[InsertImports, ...] = ()
    spec: GuardSpec | None = None
    wrong_limit: str | None = None
    backstop: bool = False
    raises: str | None = None
    hazards: tuple[Finding, ...] | None = None
    half: Half | None = None
    completion: Completion | None = None
    flaws: tuple[Flaw, ...] = ()


class Severity(Enum):
    """An error makes `check` fail, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing that `check` says about one place in one file.

    `line`, `column` and `end_column`, behind the last character, count from 1, in characters; `end_column`
    is None where the place goes on to further lines or has no end. `help` says what to do. `text` is the
    line itself, without its end; empty where there is none to show.
    """

    code: str
    message: str
    severity: Severity
    line: int = 1
    column: int = 1
    end_column: int | None = None
    help: str = ""
    text: str = ""


class Outcome(Enum):
    """The closed set of ways in which the examination of a file ends."""

    UNGUARDED = "not guarded"
    GUARDED = "guarded"
    UPDATED = "updated"
    REMOVED = "guard removed"
    ALREADY_GUARDED = "already guarded"
    SKIPPED = "skipped"
    POSSIBLE_JOB = "possible job"
    REFUSED = "cannot be guarded"
    FAILED = "failed"


@dataclass(frozen=True)
class Result:
    """How the examination of one file ended.

    `reason` says why in one line. Where a new content was asked for and made, `after` is it, verified,
    `before` what it replaces, and `then` the result once it is in the file's place: its lines are the new ones.
    """

    path: str
    outcome: Outcome
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    line: int = 1
    column: int = 1
    before: bytes = b""
    after: bytes | None = None
    then: Result | None = None
