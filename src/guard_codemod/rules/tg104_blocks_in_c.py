"""Calls that wait in C code, so that Python's handler does not run before they return.

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

from guard_codemod.data.known_calls import Names
from guard_codemod.model import Threat, ThreatKind
from guard_codemod.rules.support.checker import CheckContext, Site, threat
from guard_codemod.semantic.ast_utils import own_expressions, statements
from guard_codemod.semantic.blocking_calls import (
    SHORT,
    has_timeout,
    is_short_command,
    leading_text,
)
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.literals import number
from guard_codemod.semantic.model import Program
from guard_codemod.semantic.qualified_names import dotted

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


WAITS_IN_C = KeywordFilter("""
    psycopg2:connect,Pool pgdb:connect pg:connect,DB MySQLdb:connect,Connect mysql:connect pymssql:connect
    pyodbc:connect turbodbc:connect cx_Oracle:connect,Connection,SessionPool ibm_db:connect ibm_db_dbi:connect
    sqlalchemy:create_engine sqlmodel:create_engine sqlite3:connect os:system signal:sigwait confluent_kafka ctypes
""")


def waits_in_c(site: Site) -> Iterator[Threat]:
    """Yield calls that may wait in C code for ever."""
    for call, name in site.calls:
        what = _what(call, name, site.context)
        if what:
            yield threat(
                ThreatKind.C_CODE, call, f"{what}: the handler of the alarm cannot run before"
            )


def _what(call: ast.Call, name: str, context: CheckContext) -> str:
    """Return where *call* of *name* waits in C code, or ""."""
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
        return "os.system returns when the command ends"
    if name == "signal.sigwait" or (name in _POLLS and not call.args and not has_timeout(call)):
        return "this waits in C code"
    if name in _FOREIGN and name.rpartition(".")[2] in _GOES_ON_WAITING:
        return "this foreign function goes on waiting in C code"
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
