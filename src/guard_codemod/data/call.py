"""The shape of a fact about calls.

A row names calls by patterns, separated by blanks: qualified names with the import aliases and the
variables of a file resolved. ``*`` stands for anything, and ``**.`` in front for any owner or none.
``Server().run`` is the method of a `Server` that the file makes. A field that a row leaves out is
not known by it. Of several rows that match a name, each says what it knows; where they disagree,
the one that names it in full wins, then the one that names its module or its owner, then the first.
"""

import math
from typing import NamedTuple

NEVER = 0.0
FOREVER = math.inf
LIKELY = -1.0
"""For ever, as far as the name of a method tells, whatever it is a method of."""
SELDOM = -2.0
"""For ever, but only where something is uncommon: a local file that is a pipe."""

NETWORK = "network"
SOCKET = "socket"
CHILD = "child process"
DATABASE = "database"
LOCK = "lock of another process"
THREAD = "another thread"
RANKS = "other processes of MPI"
SIGNAL = "signal"
TERMINAL = "terminal"
TIME = "time"
FILE = "file"
DESCRIPTORS = "file descriptors"

DRIVER = "driver"
ENGINE = "engine"
SQLITE = "sqlite"
COMMAND = "command"
WAIT = "wait"
FOREIGN = "foreign function"
UNKNOWN = "unknown foreign function"
ALGEBRA = "linear algebra"
PACKING = "compression"
SOLVING = "search for a solution"
FITTING = "fit of a model"

TIMER = "timer"
PROCESS = "process"
POOL = "pool"
EXECUTOR = "executor of the event loop"
LIBRARY = "threads of a library"
GREENLET = "greenlet"

GOODBYE = "answer to its goodbye"

GOES_ON = "goes on"
SUCCEEDS = "succeeds"
STAYS = "stays"

ARMS = "arms"
HANDLES = "handles"
MASKS = "masks"
RESTARTS = "restarts what it interrupts"
LIMITS = "limits"

EVERYTHING = "everything"
BROADER = "broader"
ITSELF = "itself"
WRAPPED = "wrapped"
AT_FIRST = "wrapped while it connects"

RETRIES_BY_ITSELF = "itself"
CLIENT = "client"
FOR_TEN_MINUTES = "for ten minutes"

SERVER = "server"
SERVICE = "service"
DAEMON = "daemon"
GUI = "gui"
TESTS = "tests"
DJANGO = "django"
PROGRAM = "program"
COROUTINE = "coroutine"

APPLICATION = "application"
DAG = "dag"
PACKAGE = "package"


class Call(NamedTuple):
    """What is known of the calls that match one of the patterns in `names`."""

    names: str

    # Blocking
    blocks: float | None = None
    """The seconds that it may block without a timeout: NEVER, SELDOM, LIKELY or FOREVER, too."""
    on: str = ""
    """What it waits for: the network, a child process, ..."""
    timeout_at: int | None = None
    """Where its timeout may stand without a keyword."""
    timeout_named: str = ""
    """The argument that is its timeout, if not each whose name says so."""
    needs_arguments: bool = False
    """Without arguments, it does not block."""
    needs_no_arguments: bool = False
    """With arguments, it is something else: ``", ".join(words)``."""
    default_timeout: bool = False
    """`socket.setdefaulttimeout` limits it."""
    keeps_timeout: bool = False
    """The timeout that it is given limits the methods of what it makes."""
    times_out: float | None = None
    """The seconds after which each request of the client that it makes times out by default."""
    tries: int | None = None
    """How often that client tries, unless once."""
    limits_sockets: bool = False
    """It sets a timeout for sockets."""
    receives: bool = False
    """It receives from a socket, going by what its owner is called."""
    asks: bool = False
    """It runs a command for what that prints, which is most often a version or a path."""
    waits_when_left: str = ""
    """What leaving the ``with`` block of what it makes waits for."""
    in_c: str = ""
    """It blocks in C code, which is of this kind."""
    unless: str = ""
    """A regular expression for what in the text says that what it does in C code, or makes of an
    exception, is limited."""
    lets_python_wait: bool = False
    """It has a driver wait in Python."""
    swallows: str = ""
    """What is raised while it blocks is lost: how the job goes on.

    It `STAYS` where only a `SystemExit` is lost.
    """
    probes: bool = False
    """It reads a file, and takes an `OSError` for an answer."""
    calls_back: int | None = None
    """Where the function stands, or is decorated, of which C code ignores the exceptions."""
    backtracks: bool = False
    """It matches a regular expression, which may take for ever."""
    tells_time: bool = False

    # Computing in C code
    consumes: bool = False
    """It goes through its first argument."""
    passes_on: bool = False
    """It is as long as the longest of its arguments."""
    pairs: int | None = None
    """Where the first of the arguments stands of which it is as long as the shortest."""
    skips: bool = False
    """It goes on in its last argument until its first, a function, takes what is there."""
    endless: bool = False
    """It makes an iterator without an end."""
    combines: bool = False
    """It goes through all combinations of what it is given, of which nobody knows how many."""
    keeps: bool = False
    """It keeps all that it goes through, so that there is not too much of it."""
    rounds: str = ""
    """The arguments whose product is the duration; `rounds_at` is the position of a single one."""
    rounds_at: int | None = None

    # Threads, processes and tasks
    spawns: str = ""
    """What it makes that the interpreter waits for at exit."""
    only_if: str = ""
    """The argument that has to be true for that."""
    work_at: int | None = None
    """Where the function stands that another thread calls."""
    runs_on: bool = False
    """What it makes works until it is ended, whatever it was given."""
    ended_by: str = ""
    """The methods that end what it makes, or waits for."""
    joins: str = ""
    """It waits for a thread that may be in a method of this name."""
    hands_over: bool = False
    """Another thread, process or greenlet calls what it is given."""
    runs_itself: bool = False
    """A class whose ``run`` another thread or process calls."""
    calls_each: bool = False
    """It calls its first argument for each item."""
    calls_nothing: bool = False
    """A base class, or a decorator, that calls no method of what it stands for where it matters."""
    starts_task: bool = False
    gathers: bool = False
    takes_coroutines: bool = False
    """It awaits the coroutines that it is given."""
    makes_task: bool = False
    """A decorator whose function yields what the event loop awaits."""
    idles: bool = False
    """What never comes if it is awaited where it is made: a server idles."""
    ends_idling: bool = False
    """It ends an endless wait from outside."""

    # The process
    exits: bool = False
    may_exit: bool = False
    """It exits, going by its name."""
    replaces: bool = False
    """It replaces the process by another program."""
    forks: bool = False
    daemonizes: bool = False
    """It forks, and the parent exits."""
    may_daemonize: bool = False
    """It does, going by its name."""
    signal_at: int | None = None
    """Where the signal stands that it sends to a process."""
    registers: int | None = None
    """Where the function stands that is called at exit, or when a block is left."""
    closes: bool = False
    """It calls the method ``close`` of that."""
    alarm: str = ""
    """What it does to the alarm, or its signal."""
    takes_signals: bool = False
    """It blocks signals or waits for them: no thread that does not block them may get them."""

    # Exceptions
    catches: str = ""
    """An exception class: how it relates to TimeoutError."""
    suppresses: bool = False
    """A context manager that suppresses the exceptions that it is given."""
    only_with: str = ""
    """A regular expression for what the file spells, or the exception is not raised.

    So it is of a callback, of what is still unsent, of what a function spells whose failure is
    lost, and of a client that else gives up by itself, if it is not too old.
    """
    retries: str = ""
    """It retries on exceptions; the library whose arguments say on which."""
    stops_retries: bool = False
    """It has a library give up once some time has passed."""

    # What a file is for
    runs: str = ""
    """What it runs: a server, a GUI, tests, ... or the whole program."""
    subclasses_run: str = ""
    """A base class: what the ``run`` of its subclasses runs."""
    stopped_by: str = ""
    """What a client calls to stop it."""
    ends_with: str = ""
    """The arguments of which each lets it end by itself, though it runs a server."""
    awaits: str = ""
    """Whose doing it waits for in a loop: that of other programs (SERVICE) or a person (GUI)."""
    listens: bool = False
    """A server calls it before it serves, also in a loop of its own."""
    makes: str = ""
    """What it makes that others import: an application, ..."""
    command_line: bool = False
    """It reads the command line."""
    works: bool = False
    """It waits for something outside of the process, which is what a guard is there for."""
    prints: bool = False
    sets_up: bool = False
    """It sets the program up, whatever stands behind it, and does no work."""
    quiet: bool = False
    """It registers or builds something, unless it is known to work."""
    harmless: bool = False
    """It returns at once, so that it may stand above the guard."""
    quick: bool = False
    """It returns soon, for all that is known of it."""
