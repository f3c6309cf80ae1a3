"""Calls that wait for something outside of the process, and may do so for ever."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterable, Iterator

from guard_codemod.data.known_calls import Names
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.qualified_names import Step

BLOCKS_FOREVER = """
    requests.get requests.post requests.put requests.patch requests.delete requests.head requests.request
    requests.*ession().* urllib.request.urlopen urllib.request.urlretrieve urllib2.urlopen
    urllib.request.build_opener().open socket.create_connection socket.socket().accept socket.socket().recv
    socket.create_connection().recv
    socket.socket().connect
    smtplib.SMTP* ftplib.FTP* imaplib.IMAP4* poplib.POP3* telnetlib.Telnet paramiko.SSHClient().connect
    http.client.HTTP*Connection().request http.client.HTTP*Connection().getresponse
    psycopg.connect psycopg2.connect pymysql.connect MySQLdb.connect mysql.connector.connect cx_Oracle.connect
    oracledb.connect pyodbc.connect pymssql.connect ibm_db.connect
    subprocess.run subprocess.call subprocess.check_call subprocess.check_output subprocess.getoutput
    subprocess.getstatusoutput os.system os.wait os.waitpid
    time.sleep input raw_input boto3.client().*
"""
"""Patterns of what may wait for ever, whatever it is a method of."""

ON_THIS_MACHINE = ("time.", "subprocess.", "os.", "input", "raw_input")
"""How those of them begin that wait for no other machine."""

_WAITS = Names(BLOCKS_FOREVER)
_CONNECTS_IF_TOLD_WHERE = Names("smtplib.SMTP* ftplib.FTP* telnetlib.Telnet")
_NOT_YET = Names("""
    requests.*ession().mount requests.*ession().close requests.*ession().headers.* requests.*ession().cookies.*
    boto3.client().get_paginator boto3.client().get_waiter boto3.client().meta.* boto3.client().exceptions.*
""")

SERVERS = KeywordFilter("""
    requests urllib urllib2 socket smtplib ftplib imaplib poplib telnetlib paramiko http:client psycopg psycopg2 pymysql
    MySQLdb mysql cx_Oracle oracledb pyodbc pymssql ibm_db boto3
""")
"""KeywordFilter of which one stands in every file that may wait for a server."""

ARMS = frozenset({"signal.alarm", "signal.setitimer"})
"""Calls that set the alarm."""

SHORT = 60
"""A wait of fewer seconds is none to warn of."""

_AT_ONCE = Names("""
    cat chmod chown clear cls cp date echo getconf git hostname id kill killall ldconfig ln locale ls lsb_release mkdir
    mv nproc pkg-config pkill ps pwd rm stty sw_vers sysctl taskkill touch tput true tty uname which whoami xcode-select
    xcrun
""")
"""Programs that end at once, whatever they are told."""

_REACHES_OUT = frozenset({"clone", "fetch", "ls-remote", "pull", "push", "submodule"})
"""What git, for one, asks a server for."""

_ASKS = Names("subprocess.check_output subprocess.getoutput subprocess.getstatusoutput")
_ASKS_A_SERVER = _REACHES_OUT | {"curl", "ssh", "svn", "wget"}

_NOT_TO_WAIT = frozenset({"WNOHANG", "LOCK_NB", "LOCK_UN", "MSG_DONTWAIT"})
"""With one of these among its arguments, a call comes back at once."""

_TELLS_OF_ITSELF = frozenset({"--version", "--help"})
"""With one of these, any program ends at once."""


def waits(call: ast.Call, name: str) -> bool:
    """Whether *call*, of *name*, may wait for ever for something outside of the process."""
    if name not in _WAITS or name in _NOT_YET or has_timeout(call) or is_not_to_wait(call):
        return False
    if name in _CONNECTS_IF_TOLD_WHERE:
        return bool(call.args or call.keywords)
    if name == "time.sleep":
        return not is_short(call)
    return not (name.startswith(("subprocess.", "os.")) and is_short_command(call))


def waits_early(call: ast.Call, name: str) -> bool:
    """Whether *call*, of *name*, may wait for ever before the work begins.

    Who asks a program something there wants to know a version, say, or a path, and is told at once.
    """
    return waits(call, name) and not (
        name in _ASKS and _ASKS_A_SERVER.isdisjoint(itertools.chain(*_words_of(call)))
    )


def with_entry_call(steps: Iterable[Step]) -> Iterator[tuple[ast.Call, Step]]:
    """Yield *steps*, each with the call that leads to it where they begin: itself, or that of a local function."""
    for step in steps:
        if not step.within:
            root = step.call
        yield root, step


def has_timeout(call: ast.Call) -> bool:
    """Whether *call* has an argument that limits it."""
    return any(
        keyword.arg is None or ("timeout" in keyword.arg and not is_none(keyword.value))
        for keyword in call.keywords
    )


def is_not_to_wait(call: ast.Call) -> bool:
    """Whether *call* is told to come back at once, as ``os.waitpid(pid, os.WNOHANG)`` is."""
    return any(
        isinstance(node, ast.Attribute) and node.attr in _NOT_TO_WAIT
        for one in call.args
        for node in ast.walk(one)
    )


def is_short(call: ast.Call) -> bool:
    """Whether *call*, of ``sleep``, is for a few seconds, or for nobody knows how many."""
    if not call.args:
        return True
    value = call.args[0]
    return (
        not isinstance(value, ast.Constant)
        or not isinstance(value.value, (int, float))
        or value.value < SHORT
    )


def is_short_command(call: ast.Call) -> bool:
    """Whether *call* runs a program that is known to end at once."""
    words = _words_of(call)
    spelled = {word for said in words for word in said}
    if spelled & _TELLS_OF_ITSELF:
        return True
    return (
        any(words[:1]) and words[0][0].rpartition("/")[2] in _AT_ONCE and not spelled & _REACHES_OUT
    )


def _words_of(call: ast.Call) -> list[list[str]]:
    """Return the words that each part of the command line spells which *call* runs, as far as they are literal."""
    command = call.args[0] if call.args else None
    parts = command.elts if isinstance(command, (ast.List, ast.Tuple)) else [command]
    return [leading_text(part).split() for part in parts]


def leading_text(node: ast.AST | None) -> str:
    """Return the literal text that the string *node* begins with, as far as there is some."""
    while isinstance(node, (ast.BinOp, ast.JoinedStr, ast.Call)):
        if isinstance(node, ast.BinOp):
            node = node.left
        elif isinstance(node, ast.JoinedStr):
            node = node.values[0] if node.values else None
        else:
            node = node.func.value if isinstance(node.func, ast.Attribute) else None
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def is_none(node: ast.expr) -> bool:
    """Whether *node* is ``None``."""
    return isinstance(node, ast.Constant) and node.value is None
