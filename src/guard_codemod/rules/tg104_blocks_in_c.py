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
from collections.abc import Iterator

from guard_codemod.data.known_calls import Names
from guard_codemod.model import Finding
from guard_codemod.rules.base import HazardRule
from guard_codemod.rules.support.checker import CheckContext, Site
from guard_codemod.semantic.ast_utils import own_expressions, statements
from guard_codemod.semantic.blocking_calls import (
    SHORT,
    has_timeout,
    is_short_command,
    leading_text,
)
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.literals import number, text
from guard_codemod.semantic.model import Program
from guard_codemod.semantic.qualified_names import dotted


class BlocksInC(HazardRule):
    """Reports calls that may stay in C code for as long as the job runs.

    Source: https://docs.python.org/3/library/signal.html#execution-of-python-signal-handlers
    """

    code = "TG104"
    name = "blocks-in-c"
    summary = "C code may block or compute forever, and the handler runs only when it returns"
    why = (
        "When the signal arrives, Python notes it and calls the handler between two of its own"
        " instructions. A database driver that waits for its server in C, os.system, or a sum over"
        " an endless iterator never gets there."
    )
    help = (
        "set a limit of its own (statement_timeout, read_timeout,"
        " subprocess.run(..., timeout=...)), or add a backstop: apply --kill-after 60s --update"
    )
    known_limits = (
        "SQLite is not reported, since it waits 5 seconds for a lock, unless its timeout is longer."
        " Of ctypes, only functions that go on waiting after a signal, such as pthread_join, are"
        " reported."
    )
    precision = "28 of 30 findings: all outside of test suites, in some 90 packages and the standard library"
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
    keywords = KeywordFilter("""
        psycopg2:connect,Pool pgdb:connect pg:connect,DB MySQLdb:connect,Connect mysql:connect
        pymssql:connect pyodbc:connect turbodbc:connect cx_Oracle:connect,Connection,SessionPool
        ibm_db:connect ibm_db_dbi:connect sqlalchemy:create_engine sqlmodel:create_engine
        sqlite3:connect,execute os:system signal:sigwait confluent_kafka ctypes itertools
        hashlib:pbkdf2,scrypt *:**,000000000,000_000_000
    """)

    @classmethod
    def check_site(cls, site: Site) -> Iterator[Finding]:
        for call, name in site.calls:
            what = _waits(call, name, site.context) or _computes(call, name, site.program)
            if what:
                yield cls.at(call, f"{what}: the guard's handler cannot run before it returns")


_DRIVER = Names("""
    psycopg2.connect psycopg2.pool.*Pool pgdb.connect pg.connect pg.DB
    MySQLdb.connect MySQLdb.Connect* mysql.connector.connect pymssql.connect pyodbc.connect turbodbc.connect
    cx_Oracle.connect cx_Oracle.Connection cx_Oracle.SessionPool ibm_db.connect ibm_db.pconnect ibm_db_dbi.connect
""")
_URL_OF_A_DRIVER = re.compile(
    r"(?:postgres(?:ql)?(?:\+psycopg2)?|mysql(?:\+mysqldb|\+mysqlconnector)?|mssql(?:\+pyodbc|\+pymssql)?"
    r"|oracle(?:\+cx_oracle)?|db2(?:\+ibm_db)?|ibm_db_sa)://"
)
_LIMITED = re.compile(
    r"statement_timeout|tcp_user_timeout|read_timeout|use_pure=True|async_=|async="
)
_LETS_PYTHON_WAIT = Names(
    "psycopg2.extensions.set_wait_callback psycogreen.*.patch_psycopg gevent.monkey.patch_*"
)

_POLLS = Names("confluent_kafka.Consumer().poll confluent_kafka.Producer().flush")
_FOREIGN = Names("ctypes.*DLL().* ctypes.cdll.*")
_GOES_ON_WAITING = Names(
    "pthread_cond_wait pthread_join pthread_mutex_lock pthread_rwlock_*lock sigwait system"
)
"""The functions of C that wait, and that a signal does not end."""

_HUGE = 10**9
"""More steps than these take long in C, too."""

_PASSES_ON = frozenset({"enumerate", "iter", "reversed", "itertools.accumulate", "itertools.chain"})
_DERIVES_A_KEY = frozenset({"hashlib.pbkdf2_hmac", "hashlib.scrypt"})
_FOLDS = Names("""
    all any bytes collections.deque collections.Counter dict frozenset list max min set sorted sum tuple
""")


def _waits(call: ast.Call, name: str, context: CheckContext) -> str:
    """Return how *call* of *name* may wait in C code, or ""."""
    if _connects(call, name) and not (
        _has_limit(call) or context.program.once(_lets_python_wait, context.program)
    ):
        return "this driver waits for its server in C code"
    if name == "sqlite3.connect" and any(
        keyword.arg == "timeout" and number(keyword.value, context.program) >= SHORT
        for keyword in call.keywords
    ):
        return "SQLite waits in C code for a locked database"
    if name == "os.system" and not is_short_command(call):
        return "os.system() waits in C code until the command ends"
    if name == "signal.sigwait" or (name in _POLLS and not call.args and not has_timeout(call)):
        return "this waits in C code"
    if name in _FOREIGN and name.rpartition(".")[2] in _GOES_ON_WAITING:
        return "this foreign function keeps waiting in C code"
    return ""


def _connects(call: ast.Call, name: str) -> bool:
    if name in _DRIVER:
        return True
    return (
        name.endswith("create_engine")
        and bool(call.args)
        and bool(_URL_OF_A_DRIVER.match(leading_text(call.args[0])))
    )


def _has_limit(call: ast.Call) -> bool:
    """Whether *call* sets a limit of its own."""
    return any(keyword.arg == "timeout" for keyword in call.keywords) or bool(
        _LIMITED.search(ast.unparse(call))
    )


def _lets_python_wait(program: Program) -> bool:
    """Whether *program* tells the driver to wait in Python."""
    return any(
        isinstance(node, ast.Call) and dotted(node.func, program.aliases) in _LETS_PYTHON_WAIT
        for statement in statements(program.tree.body, into_definitions=True)
        for node in own_expressions(statement)
    )


def _computes(call: ast.Call, name: str, program: Program) -> str:
    """Return how *call* of *name* computes in C code for ever, or for ages, or ""."""
    if name in _FOLDS and call.args and _is_endless(call.args[0], program):
        return "this consumes an endless or huge iterator in C code"
    if name.endswith(".execute") and call.args and _is_endless_query(text(call.args[0], program)):
        return "SQLite runs this endless query in C code"
    return "so many rounds take ages in C code" if _takes_ages(call, name, program) else ""


def _is_endless(node: ast.expr, program: Program) -> bool:
    """Whether *node* iterates for ever, or for ages, without a step in Python."""
    if not isinstance(node, ast.Call):
        return False
    name = dotted(node.func, program.aliases)
    if name in _PASSES_ON:
        return any(_is_endless(argument, program) for argument in node.args)
    if name == "range":
        return any(number(argument, program) >= _HUGE for argument in node.args)
    return name in {"itertools.count", "itertools.cycle"} or (
        name == "itertools.repeat" and len(node.args) == 1 and not node.keywords
    )


def _is_endless_query(query: str) -> bool:
    """Whether *query* recurses, and nothing in it ends that."""
    words = set(query.lower().split())
    return {"with", "recursive"} <= words and words.isdisjoint(
        {"where", "limit", "join", "having", "distinct"}
    )


def _takes_ages(call: ast.Call, name: str, program: Program) -> bool:
    """Whether *call* derives a key in too many rounds."""
    given = (
        {keyword.arg: keyword.value for keyword in call.keywords} if name in _DERIVES_A_KEY else {}
    )
    if name == "hashlib.pbkdf2_hmac":
        return (
            number(call.args[3] if len(call.args) > 3 else given.get("iterations"), program)
            >= _HUGE / 10
        )
    return (
        bool(given) and math.prod(number(given.get(factor), program) for factor in "nrp") >= _HUGE
    )
