"""Calls that stay in C code, so that Python's handler does not run before they return.

https://docs.python.org/3/library/signal.html#execution-of-python-signal-handlers; of the drivers,
https://github.com/psycopg/psycopg2/issues/333, https://github.com/PyMySQL/mysqlclient/issues/279,
https://github.com/mkleehammer/pyodbc/issues/1067, https://github.com/pymssql/pymssql/issues/629,
https://github.com/oracle/python-cx_Oracle/issues/444 and
https://github.com/confluentinc/confluent-kafka-python/issues/209.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from guard_codemod.analysis.calls import dotted, own_expressions, statements
from guard_codemod.analysis.flow import Program
from guard_codemod.analysis.known import Names
from guard_codemod.analysis.threats.numbers import number, text
from guard_codemod.analysis.threats.waiting import SHORT, has_timeout, leading_text, runs_at_once
from guard_codemod.analysis.threats.walk import Visit, threat
from guard_codemod.model import Threat, ThreatKind

_DRIVER = Names("""
    psycopg2.connect psycopg2.pool.*Pool pgdb.connect pg.connect pg.DB
    MySQLdb.connect MySQLdb.Connect* mysql.connector.connect pymssql.connect pyodbc.connect turbodbc.connect
    cx_Oracle.connect cx_Oracle.Connection cx_Oracle.SessionPool ibm_db.connect ibm_db.pconnect ibm_db_dbi.connect
""")
_URL_OF_A_DRIVER = re.compile(
    r"(?:postgres(?:ql)?(?:\+psycopg2)?|mysql(?:\+mysqldb|\+mysqlconnector)?|mssql(?:\+pyodbc|\+pymssql)?"
    r"|oracle(?:\+cx_oracle)?|db2(?:\+ibm_db)?|ibm_db_sa)://"
)
_LIMITED = re.compile(r"statement_timeout|tcp_user_timeout|read_timeout|use_pure=True|async_=|async=")
_LETS_PYTHON_WAIT = Names("psycopg2.extensions.set_wait_callback psycogreen.*.patch_psycopg gevent.monkey.patch_*")

_WAITS_IN_C = Names("signal.sigwait confluent_kafka.Consumer().poll confluent_kafka.Producer().flush")
_FOREIGN = Names("ctypes.*DLL().* ctypes.cdll.*")
_GOES_ON_WAITING = Names("pthread_cond_wait pthread_join pthread_mutex_lock pthread_rwlock_*lock sigwait system")
"""The functions of C that wait, and that a signal does not end."""

HUGE = 10**9
"""More steps than these take long in C, too."""

_PASSES_ON = frozenset({"enumerate", "iter", "reversed", "itertools.accumulate", "itertools.chain"})
_FOLDS = Names("""
    all any bytes collections.deque collections.Counter dict frozenset list max min set sorted sum tuple
""")


def stays_in_c(visit: Visit) -> Iterator[Threat]:
    """Yield calls that may stay in C code for ever, or for far too long."""
    for call, name in visit.calls:
        what = _what(call, name, visit)
        if what:
            yield threat(ThreatKind.C_CODE, call, f"{what}: the handler of the alarm cannot run before")


def _what(call: ast.Call, name: str, visit: Visit) -> str:
    """Return what keeps *call* of *name* in C code, or ""."""
    if _connects(call, name) and not _comes_back(call, visit.program):
        return "this driver waits for its server in C code"
    if name == "sqlite3.connect" and any(
        keyword.arg == "timeout" and number(keyword.value, visit.program.tree) >= SHORT for keyword in call.keywords
    ):
        return "SQLite waits in C code for a locked database"
    if name == "os.system" and not runs_at_once(call):
        return "os.system returns when the command ends"
    if (name in _WAITS_IN_C and not call.args and not has_timeout(call)) or name == "signal.sigwait":
        return "this waits in C code"
    if name in _FOREIGN and name.rpartition(".")[2] in _GOES_ON_WAITING:
        return "this foreign function goes on waiting in C code"
    if name.endswith(".execute") and call.args and _is_endless_query(text(call.args[0], visit.program.tree)):
        return "this query has no end, and SQLite computes it in C code"
    if name in _FOLDS and call.args and _is_endless(call.args[0], visit.program):
        return "this goes through all of an endless or huge iterator in C code"
    if _takes_ages(call, name, visit.program.tree):
        return "so many rounds take ages in C code"
    return ""


def _connects(call: ast.Call, name: str) -> bool:
    if name in _DRIVER:
        return True
    return (
        name.endswith("create_engine") and bool(call.args) and bool(_URL_OF_A_DRIVER.match(leading_text(call.args[0])))
    )


def _comes_back(call: ast.Call, program: Program) -> bool:
    """Whether *call* sets a limit of its own, or the program lets the driver wait in Python."""
    if any(keyword.arg == "timeout" for keyword in call.keywords) or _LIMITED.search(ast.unparse(call)):
        return True
    return any(
        isinstance(node, ast.Call) and dotted(node.func, program.aliases) in _LETS_PYTHON_WAIT
        for statement in statements(program.tree.body, into_definitions=True)
        for node in own_expressions(statement)
    )


def _is_endless(node: ast.expr, program: Program) -> bool:
    """Whether *node* iterates for ever, or for ages, without a step in Python."""
    if not isinstance(node, ast.Call):
        return False
    name = dotted(node.func, program.aliases)
    if name in _PASSES_ON:
        return any(_is_endless(argument, program) for argument in node.args)
    if name == "range":
        return any(number(argument, program.tree) >= HUGE for argument in node.args)
    return name in {"itertools.count", "itertools.cycle"} or (
        name == "itertools.repeat" and len(node.args) == 1 and not node.keywords
    )


def _is_endless_query(query: str) -> bool:
    """Whether *query* recurses, and nothing in it ends that."""
    words = set(query.lower().split())
    return {"with", "recursive"} <= words and words.isdisjoint({"where", "limit", "join", "having", "distinct"})


def _takes_ages(call: ast.Call, name: str, tree: ast.Module) -> bool:
    """Whether *call* derives a key in too many rounds."""
    arguments = {keyword.arg: keyword.value for keyword in call.keywords}
    if name == "hashlib.pbkdf2_hmac":
        rounds = call.args[3] if len(call.args) > 3 else arguments.get("iterations")
        return number(rounds, tree) >= HUGE / 10
    if name == "hashlib.scrypt":
        return (
            number(arguments.get("n"), tree) * number(arguments.get("r"), tree) * number(arguments.get("p"), tree)
            >= HUGE
        )
    return False
