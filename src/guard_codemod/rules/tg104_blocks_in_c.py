"""TG104: C code waits or computes without returning to the interpreter.

https://docs.python.org/3/library/signal.html#execution-of-python-signal-handlers; of the drivers,
https://github.com/psycopg/psycopg2/issues/333, https://github.com/PyMySQL/mysqlclient/issues/279,
https://github.com/mkleehammer/pyodbc/issues/1067, https://github.com/pymssql/pymssql/issues/629,
https://github.com/oracle/python-cx_Oracle/issues/444 and
https://github.com/confluentinc/confluent-kafka-python/issues/209.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator, Sequence

from guard_codemod.data.call import (
    ALGEBRA,
    COMMAND,
    DRIVER,
    ENGINE,
    FITTING,
    FOREIGN,
    NEVER,
    PACKING,
    SOLVING,
    SQLITE,
    UNKNOWN,
    WAIT,
    Call,
)
from guard_codemod.data.databases import URL_OF_A_DRIVER
from guard_codemod.lazy import memoized, recursive, regex
from guard_codemod.model import Doubt, Finding
from guard_codemod.rules.base import HazardRule
from guard_codemod.rules.support.checker import CheckContext, Site
from guard_codemod.rules.support.sqlite_queries import (
    count_self_joins,
    is_endless_query,
    may_go_in_circles,
    yields_rows,
)
from guard_codemod.semantic.ast_utils import (
    NAMES,
    Function,
    expressions_of,
    keyword,
    last_name,
    names_in,
    own_expressions,
    statements,
)
from guard_codemod.semantic.blocking_calls import bound, has_timeout, literal_text
from guard_codemod.semantic.commands import is_short_command, waits_for_others
from guard_codemod.semantic.const_eval import number, number_by_default, text
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import CallEvent


class BlocksInC(HazardRule):
    """Reports calls that may stay in C code for as long as the job runs.

    Source: https://docs.python.org/3/library/signal.html#execution-of-python-signal-handlers
    """

    summary = "C code may block or compute forever, and the handler runs only when it returns"
    why = (
        "When the signal arrives, Python runs the handler before its next bytecode instruction. A"
        " database driver that waits for its server in C, os.system, or a sum over an endless"
        " iterator never gets there."
    )
    help = (
        "set a limit of its own (statement_timeout, read_timeout,"
        " subprocess.run(..., timeout=...)), or add a backstop: apply --kill-after 60s --update"
    )
    known_limits = (
        "SQLite is reported only if its timeout is longer than a tenth of the guard's limit,"
        " with medium confidence up to the limit. Functions of ctypes that are not known are not"
        " reported, but ask for a backstop."
        " A command whose words name no server, no script and no standard input is taken to end"
        " by itself; of others, one that is not known to wait for hours is not reported, but"
        " asks for a backstop. Linear algebra is reported with medium confidence, whatever the"
        " size of its arrays, and support vector machines only ask for a backstop."
    )
    precision = "1 of 2 findings at high confidence and 3 of 8 at medium"
    mitigated_by = ("backstop",)  # the handler does not run
    bad = """\
import psycopg2

if __name__ == "__main__":
    connection = psycopg2.connect("dbname=orders")
    connection.cursor().execute("REFRESH MATERIALIZED VIEW totals")
"""
    good = """\
import psycopg2

if __name__ == "__main__":
    connection = psycopg2.connect(
        "dbname=orders", options="-c statement_timeout=600000", tcp_user_timeout=60000
    )
    connection.cursor().execute("REFRESH MATERIALIZED VIEW totals")
"""
    consequence = ": the guard's handler cannot run before it returns"
    # The other words are for queries, for any function of a foreign library, and for numbers that
    # take long to count to.
    keywords = KeywordFilter(
        "sqlite3:execute,executescript,read_sql,read_sql_query ctypes:( cffi:( *:**,000,_000",
        lambda facts: facts.in_c or facts.endless or facts.combines or facts.rounds,
    )

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Finding]:
        yield from super().check(context)
        if "itertools" in context.program.modules:
            iterators = _endless_iterators(context.program)
            yield from context.check(context.statements_with(iterators), cls.check_site)

    @classmethod
    def check_site(cls, site: Site) -> Iterator[Finding]:
        above = site.function is None and site.statement.lineno < site.context.guarded_from
        for call, name in site.calls:
            if above and site.blocking.waits_early(CallEvent(call, name, True, ())):
                continue  # TG109 reports it, whatever it waits in
            what = _waits(call, name, site.context) or _computes(call, name, site.program)
            if what:
                guessed = what in _GUESSES or name == "next" or _combines(call)
                doubts = Doubt.GUESSED.when(guessed) | Doubt.SELDOM.when(what == _PAIRS)
                doubts |= _doubts(call, name, site.context)
                yield cls.at(call, what, doubts=doubts)
        for node in expressions_of(site.statement, _GOES_THROUGH):
            passed = _gone_through(node)
            if passed and _is_endless(passed, site.program) and not _combines(passed):
                doubts = Doubt.GUESSED.when(type(node) is not ast.Starred)
                yield cls.at(passed, _CONSUMES, doubts=doubts)


_GOES_THROUGH = frozenset({ast.Compare, ast.Starred})
_HUGE = 10**9
"""More steps than these take long in C, too."""

_BLOCKS = {
    DRIVER: "this driver waits for its server in C code",
    ENGINE: "this driver waits for its server in C code",
    SQLITE: "SQLite waits in C code for a locked database",
    COMMAND: "os.system() waits in C code until the command ends",
    WAIT: "this waits in C code",
    FOREIGN: "this foreign function keeps waiting in C code",
    UNKNOWN: "this foreign function may keep waiting in C code",
    PACKING: "this packs all of it at once in C code",
    SOLVING: "this solver goes through all solutions in C code, without a time limit",
    FITTING: "this model is fitted in C code, until it converges",
    ALGEBRA: "this computes for long in C code if there is much data",
}


def _waits(call: ast.Call, name: str, context: CheckContext) -> str:
    """Return how *call* of *name* may wait in C code, or ""."""
    program = context.program
    facts = program.known(name)
    if not facts.in_c or facts.blocks == NEVER:
        return ""
    if facts.in_c in (DRIVER, ENGINE):
        own = keyword(call, "timeout") or re.search(facts.unless, ast.unparse(call))
        waits = not own and not _lets_python_wait(program)
        url = literal_text(next(iter(call.args), None))
        uses_driver = facts.in_c == DRIVER or re.match(URL_OF_A_DRIVER, url)
        return _BLOCKS[facts.in_c] if waits and uses_driver else ""
    if facts.in_c == SQLITE:
        waits = (bound(call, facts, program) or 0) > context.blocking.late
    elif facts.in_c in (ALGEBRA, PACKING):
        waits = any(_may_be_large(argument, program) for argument in call.args)
    elif facts.in_c == COMMAND:
        waits = not is_short_command(call, program)
    else:
        limited = facts.unless and program.search(facts.unless)
        waits = not (limited or has_timeout(call, facts, program))
    return _BLOCKS[facts.in_c] if waits else ""


_CONSUMES = "this consumes an endless or huge iterator in C code"


def _gone_through(node: ast.AST) -> ast.expr | None:
    """Return what *node* goes through, as ``5 in numbers`` and a star do."""
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.In, ast.NotIn)):
        return node.comparators[0]
    return node.value if isinstance(node, ast.Starred) else None


def _may_be_large(node: ast.expr, program: SemanticModel, *, computed: bool = True) -> bool:
    """Whether *node* is an array that is read from a file, or made with a large number.

    It may be *computed* from one, too.
    """
    values, names = [node], set[str]()
    for value in values:  # which more of them are added to
        if _is_large(value, program):
            return True
        new = names_in(value) - names if computed or value is node else set()
        names |= new
        assigned = (context.statement for context in program.statements.spelling(new))
        values += [
            node.value
            for node in assigned
            if isinstance(node, ast.Assign) and not new.isdisjoint(names_in(*node.targets))
        ]
    return False


def _is_large(value: ast.expr, program: SemanticModel) -> bool:
    """Whether *value* reads a file, or spells a large number."""
    if isinstance(value, ast.Call) and _SEEDED.match(last_name(value.func)):
        return False
    return any(
        (number_by_default(part, program) or 0) >= _LARGE
        if isinstance(part, (ast.Constant, ast.BinOp))
        else isinstance(part, ast.Call) and _READS.match(last_name(part.func))
        for part in ast.walk(value)
    )


_LARGE = 1000
"""So many rows and columns take seconds, and ten times as many take hours."""
_READS = regex("load|read|from(?:file|buffer)|genfromtxt|memmap")
_SEEDED = regex("default_rng|RandomState|seed")


def _doubts(call: ast.Call, name: str, context: CheckContext) -> Doubt:
    """Return why *call* may not wait for longer than the limit of the guard."""
    facts = context.program.known(name)
    seconds = bound(call, facts, context.program)
    late = facts.in_c == SQLITE and seconds is not None and seconds <= context.blocking.limit
    ends = facts.in_c == COMMAND and not waits_for_others(call, context.program)
    guessed = Doubt.GUESSED.when(late or facts.in_c in (ALGEBRA, SOLVING))
    is_large = any(_may_be_large(node, context.program, computed=False) for node in call.args)
    ends |= facts.in_c == ALGEBRA and not is_large
    return guessed | Doubt.SELDOM.when(ends or facts.in_c in (UNKNOWN, PACKING, FITTING))


@memoized
def _lets_python_wait(program: SemanticModel) -> bool:
    """Whether *program* tells the driver to wait in Python."""
    return any(
        isinstance(node, ast.Call) and program.facts_of(node).lets_python_wait
        for statement in statements(program.tree.body, into_definitions=True)
        for node in own_expressions(statement)
    )


def _computes(call: ast.Call, name: str, program: SemanticModel) -> str:
    """Return how *call* of *name* computes in C code for ever, or for ages, or ""."""
    facts = program.known(name)
    once = name == "next"
    joins = isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Constant)
    consumed = call.args if facts.consumes or once or joins else ()
    if any(_is_endless(argument, program, once=once) for argument in consumed):
        steps = any(_is_local(keyword.value, program) for keyword in call.keywords)
        return "" if steps or (facts.keeps and _combines(call)) else _CONSUMES
    if _takes_ages(call, facts, program):
        return "so many rounds take ages in C code"
    is_query = name.endswith(_QUERIES) and call.args
    query = text(call.args[0], program) if is_query else ""
    if not query:
        return ""
    if program.spells("set_progress_handler"):
        return ""  # which is Python
    walked = any(call is loop.iter for loop in program.statements.of(ast.For))  # by Python
    return "" if walked and yields_rows(query) else _runs_for_long(query, program)


_QUERIES = (".execute", ".executescript", ".read_sql", ".read_sql_query")


def _runs_for_long(query: str, program: SemanticModel) -> str:
    """Return how SQLite runs *query* for long, or ""."""
    if is_endless_query(query):
        return "SQLite runs this endless query in C code"
    if may_go_in_circles(query) and "sqlite3" in program.modules:
        return _CIRCLE
    joined = count_self_joins(query) if "sqlite3" in program.modules else 0
    if joined > 1:
        return _TRIPLES if joined > 2 else _PAIRS
    limits = re.findall(r"busy_timeout\s*=\s*(\d+)", query)
    return _BLOCKS[SQLITE] if any(int(limit) > _HUGE / 10**4 for limit in limits) else ""


def _is_endless(node: ast.expr, program: SemanticModel, *, once: bool = False) -> bool:
    """Whether *node* iterates for ever, or for ages, without a step in Python.

    *once* asks whether a single step may.
    """
    if isinstance(node, NAMES):
        kept = program.aliases if isinstance(node, ast.Name) else program.attributes
        made = program.calls_of(kept.get(last_name(node), "").removesuffix("()"))
        return any(_is_endless(node, program, once=once) for node in made)
    if not isinstance(node, ast.Call):
        return False
    name = program.qualified(node.func)
    facts = program.known(name)
    if facts.skips:
        return not _is_local(node.args[0], program) and _is_endless(node.args[-1], program)
    if facts.pairs is not None and not once:
        function, paired = node.args[: facts.pairs], node.args[facts.pairs :]
        if not paired or any(_is_local(node, program) for node in function):
            return False
        return all(_is_endless(node, program) for node in paired)
    if facts.passes_on:
        return any(_is_endless(argument, program, once=once) for argument in node.args)
    if once:
        return False
    local = program.resolve_call(name, None) or program.unique_method(name.rpartition(".")[2])
    if local is not None:
        return any(local[1] is function for function in _return_endless(program))
    if facts.combines:
        repeat = keyword(node, "repeat")
        many = len(node.args) == 1 and not node.keywords
        starred = any(isinstance(node, ast.Starred) for node in node.args)
        return starred or (not number(repeat, program) if repeat else many)
    if name == "range":
        return any((number(argument, program) or 0) >= _HUGE for argument in node.args)
    is_repeat = name == "itertools.repeat"
    return facts.endless and not (is_repeat and (len(node.args) > 1 or node.keywords))


def _combines(node: ast.expr) -> bool:
    """Whether *node* goes through combinations, of which there may be few."""
    return re.search(r"\b(?:product|permutations)\(", ast.unparse(node)) is not None


def _endless_iterators(program: SemanticModel) -> list[str]:
    """Return the variables and functions of *program* that are iterators without an end."""
    kept = {**program.aliases, **program.attributes}
    facts_of = [(name, program.known(meant.removesuffix("()"))) for name, meant in kept.items()]
    names = [name for name, facts in facts_of if facts.endless or facts.pairs is not None]
    return names + [function.name for function in _return_endless(program)]


@recursive(meanwhile=())
def _return_endless(program: SemanticModel) -> Sequence[Function]:
    """Return the functions of *program* that return an iterator without an end."""
    functions: list[Function] = []
    kept = program.aliases.items()
    names = [name for name, meant in kept if program.known(meant.removesuffix("()")).endless]
    for name in ("count", "cycle", "repeat", *names):
        for statement, _, function, _ in program.statements.spelling([name]):
            if function is not None and isinstance(statement, ast.Return) and statement.value:
                functions += [function] if _is_endless(statement.value, program) else ()
    return functions


def _is_local(node: ast.expr, program: SemanticModel) -> bool:
    local = program.resolve_call(program.qualified(node), None)
    return local is not None or isinstance(node, ast.Lambda)


_CIRCLE = "SQLite runs this recursive query in C code, without an end if its data have a circle"
_PAIRS = "SQLite compares each row of this table with each other in C code"
_TRIPLES = "SQLite goes through all combinations of rows of this table in C code"
_GUESSES = frozenset({_CIRCLE, _PAIRS, _TRIPLES})


def _takes_ages(call: ast.Call, facts: Call, program: SemanticModel) -> bool:
    """Whether *call* derives a key in too many rounds."""
    if not facts.rounds:
        return False
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if facts.rounds_at is not None and len(call.args) > facts.rounds_at:
        given[facts.rounds] = call.args[facts.rounds_at]
    values = map(given.get, facts.rounds.split())
    factors = [number_by_default(value, program) or 0 for value in values]
    return math.prod(factors) >= (_HUGE / 10 if len(factors) == 1 else _HUGE)
