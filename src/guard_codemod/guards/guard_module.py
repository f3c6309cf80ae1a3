"""The guard module: its file, and the call that arms it in a job."""

from __future__ import annotations

import ast
import keyword
import sys
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from typing import Any

from guard_codemod import __version__
from guard_codemod.files import conventional_role
from guard_codemod.guards.actions import action_class
from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.message import check_message
from guard_codemod.guards.spec import DEFAULT_GRACE, DEFAULT_MESSAGE, GuardOptions, GuardSpec
from guard_codemod.lazy import regex
from guard_codemod.semantic.qualified_names import qualified_name

IMPORTS = ("atexit", "faulthandler", "os", "select", "signal", "socket", "sys", "time")
"""The modules that it imports: a file of the same name beside the job would shadow them."""

USUAL_NAME = "job_guard"
"""The name in the documentation: a module of this name counts as ours even if it is missing."""

ARM = "arm"

LEAVES_OUT = (
    "before Python 3.9 or Linux 5.3 the guard module has no watcher: what blocks the interpreter,"
    " and child processes, may outlive the job; before 3.8 it does not see the job become another"
    " program"
)
"""What the module lacks where Python or the system has no pidfd or audit hooks."""

_HEAD = 4000
"""The bytes at the start of the file that identify it."""

_ORIGIN = b"\nhttps://github.com/guard-codemod/guard-codemod\n"
_HEADER = regex(rb"# SPDX-License-Identifier: MIT\n# guard-codemod [^\n]*, sha256 ([0-9a-f]+)\n")


class ModuleState(Enum):
    """Whether and how the file of a guard module differs from what this version writes."""

    CURRENT = "current"
    STALE = "stale"
    EDITED = "edited"


def check_module(name: str) -> None:
    """Raise `ValueError`, saying what to write, unless *name* can be a guard module's name."""
    if not (name.isascii() and name.isidentifier()) or keyword.iskeyword(name):
        raise ValueError(f"invalid module {name!r}: write job_guard, for example")
    if name in sys.stdlib_module_names or name == "__main__":
        raise ValueError(f"{name} is a module of the standard library: choose another name")
    if conventional_role(f"{name}.py"):
        raise ValueError(f"{name}.py is {conventional_role(f'{name}.py')}: choose another name")


@cache
def module_file() -> bytes:
    """Return the content of a new guard module."""
    body = _body()
    header = "# SPDX-License-Identifier: MIT\n"
    header += f"# guard-codemod {__version__}, sha256 {_digest(body)}\n"
    return header.encode() + body


def module_state(data: bytes) -> ModuleState | None:
    """Return the state of the guard module with the content *data*, None if it is not one."""
    if b"guard-codemod" not in data[:_HEAD]:
        return None
    data = data.replace(b"\r\n", b"\n")
    header = _HEADER.match(data)
    if not header and not (_ORIGIN in data[:_HEAD] and b"\ndef arm(" in data):
        return None
    body = data[header.end() :] if header else data
    is_whole = header[1].decode() == _digest(body) if header else body == _body()
    if not is_whole:
        return ModuleState.EDITED
    return ModuleState.CURRENT if body == _body() else ModuleState.STALE


@cache
def _body() -> bytes:
    from pkgutil import get_data  # not at the top: it is slow to import

    data = get_data("guard_codemod.guards", "job_guard.py")
    assert data is not None
    return data


def _digest(body: bytes) -> str:
    from hashlib import sha256  # not at the top: few runs need it

    return sha256(body).hexdigest()[:48]  # what fits into 88 columns


_TEXTS = {
    "message": DEFAULT_MESSAGE,
    "on_timeout": "raise",
    "email_from": None,
    "email_host": "localhost",
    "env": None,
}
"""The arguments of the call that are texts, with their defaults."""


def module_call(code: CodeWriter) -> list[str]:
    """Return the call that arms the guard, with the arguments that differ from the defaults."""
    options = code.options
    assert options.module
    arguments = [str(code.spec.seconds), *_arguments(code, options)]
    return code.call(f"{code.name(options.module)}.{ARM}", arguments)


def _arguments(code: CodeWriter, options: GuardOptions) -> Iterator[str]:
    if options.on_timeout == "raise" and options.kill_after != DEFAULT_GRACE:
        yield f"kill_after={options.kill_after}"
    values = {**vars(options), "message": code.spec.message, "env": options.timeout_env}
    for name, default in _TEXTS.items():
        if values[name] is not None and values[name] != default:
            yield from code.argument(name, values[name])


def spec_of(statement: ast.stmt, module: str, called: str) -> GuardSpec | None:
    """Return the guard if *statement* arms *module*, which the file calls *called*, else None."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or len(call.args) != 1:
        return None
    try:
        seconds = ast.literal_eval(call.args[0])
        given = {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in call.keywords}
    except (ValueError, TypeError):
        return None
    grace = given.pop("kill_after", DEFAULT_GRACE)
    if type(seconds) is not int or not given.keys() <= _TEXTS.keys():
        return None
    if not all(isinstance(text, str) for text in given.values()):
        return None
    texts: dict[str, Any] = {**_TEXTS, **given}
    message, timeout_env = texts.pop("message"), texts.pop("env")
    try:
        action = action_class(texts["on_timeout"])
        check_message(message)
    except ValueError:
        return None
    kill_after = None if action.job_continues else grace
    options = GuardOptions(kill_after=kill_after, timeout_env=timeout_env, module=module, **texts)
    names = {} if called == module else {module: called}
    return GuardSpec(False, "    ", seconds, message, names, options)


def armed_module(statement: ast.stmt) -> str:
    """Return the name whose `ARM` method *statement* calls, or ``""`` if it does not."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    name = qualified_name(call.func, {}) if isinstance(call, ast.Call) else ""
    module, _, function = name.rpartition(".")
    return module if function == ARM else ""


def module_called(name: str, suites: Sequence[Sequence[ast.stmt]]) -> str:
    """Return the module that imports in *suites* bind to *name*."""
    imports = (
        statement for suite in suites for statement in suite if isinstance(statement, ast.Import)
    )
    aliases = (alias for statement in imports for alias in statement.names)
    return next((alias.name for alias in aliases if (alias.asname or alias.name) == name), "")
