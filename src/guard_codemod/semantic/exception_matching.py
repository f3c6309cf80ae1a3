"""Which handlers catch what a guard raises."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import lru_cache

from guard_codemod.data.known_calls import Names
from guard_codemod.semantic.ast_utils import TRY
from guard_codemod.semantic.model import Program
from guard_codemod.semantic.qualified_names import dotted

TIMEOUT = "TimeoutError"
_TIMEOUT = Names("""
    TimeoutError builtins.TimeoutError socket.timeout asyncio.TimeoutError asyncio.exceptions.TimeoutError
    concurrent.futures.TimeoutError
""")
"""Names of `TimeoutError`: `socket.timeout` since Python 3.10, those of asyncio and futures since 3.11."""
_BROADER = Names("""
    OSError IOError EnvironmentError builtins.OSError builtins.IOError builtins.EnvironmentError
    os.error socket.error select.error mmap.error signal.ItimerError ftplib.all_errors
""")
_EVERYTHING = Names("Exception BaseException builtins.Exception builtins.BaseException")

CANCELLED = "asyncio.CancelledError"
_NO_EXCEPTION = frozenset({CANCELLED, "SystemExit", "KeyboardInterrupt"})
"""What is a `BaseException` only."""

_WRAPS = Names("""
    requests.RequestException requests.Timeout requests.ReadTimeout requests.ConnectTimeout requests.ConnectionError
    requests.exceptions.RequestException requests.exceptions.Timeout requests.exceptions.ReadTimeout
    requests.exceptions.ConnectTimeout requests.exceptions.ConnectionError
    urllib3.exceptions.HTTPError urllib3.exceptions.TimeoutError urllib3.exceptions.ReadTimeoutError
    urllib3.exceptions.ConnectTimeoutError urllib3.exceptions.MaxRetryError
    httpx.HTTPError httpx.RequestError httpx.TransportError httpx.TimeoutException httpx.ReadTimeout
    httpx.ConnectTimeout urllib.error.URLError urllib2.URLError smtplib.SMTPException smtplib.SMTPServerDisconnected
""")
"""What libraries make of a `TimeoutError` that is raised in their midst; measured with a server that says nothing."""


def catches(node: ast.expr | None, program: Program, raised: str | None) -> bool:
    """Whether ``except`` *node* catches *raised*, or what a library makes of it; None stands for a bare one."""
    if node is None:
        return True
    if isinstance(node, ast.Tuple):
        return any(catches(element, program, raised) for element in node.elts)
    if isinstance(node, ast.BinOp):
        return catches(node.left, program, raised) or catches(node.right, program, raised)
    if isinstance(node, ast.Starred):
        return catches(node.value, program, raised)
    name = dotted(node, program.aliases)
    if _is_caught_by(name, raised):
        return True
    value = _bound_to(name, program)
    return value is not None and catches(value, program, raised)


@lru_cache(maxsize=1000)
def _is_caught_by(name: str, raised: str | None) -> bool:
    """Whether ``except`` *name* catches *raised*, or what a library makes of it."""
    if name in _EVERYTHING:
        return raised not in _NO_EXCEPTION or name.endswith("BaseException")
    if name.replace("asyncio.exceptions.", "asyncio.") == raised:
        return True
    return raised == TIMEOUT and (name in _TIMEOUT or name in _BROADER or name in _WRAPS)


def is_one(node: ast.expr, program: Program, raised: str | None) -> bool:
    """Whether *node* is the very class that is *raised*, or a tuple with it."""
    if isinstance(node, ast.Tuple):
        return any(is_one(element, program, raised) for element in node.elts)
    name = dotted(node, program.aliases)
    return name == raised or (raised == TIMEOUT and name in _TIMEOUT)


def catcher(statement: ast.stmt, program: Program, raised: str | None) -> ast.ExceptHandler | None:
    """Return the handler of *statement* that catches *raised*, if any."""
    handlers: Sequence[ast.ExceptHandler] = statement.handlers if isinstance(statement, TRY) else ()
    return next((handler for handler in handlers if catches(handler.type, program, raised)), None)


def _bound_to(name: str, program: Program) -> ast.expr | None:
    """Return the tuple of exceptions, or the other name, that the module-level variable *name* is bound to."""
    value = program.constants[name][0] if name in program.constants else None
    return value if isinstance(value, (ast.Tuple, ast.Attribute, ast.BinOp)) else None
