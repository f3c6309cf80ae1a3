"""The guard's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard_codemod.guards.actions import EXCEPTION, action_lines, imported, modules_of_action
from guard_codemod.guards.code_layout import LIMIT, Layout
from guard_codemod.guards.message import quote
from guard_codemod.guards.spec import GuardOptions, GuardSpec, OnTimeout

MAIN_HEADER = 'if __name__ == "__main__":'

HANDLER, BACKSTOP = "timeout_handler", "arm_backstop"
_READ_LIMIT = "read_timeout"
_OWN, _DEADLINE, _REARM = "own", "job_deadline", "rearm"


_OF_THE_HOOK = ("faulthandler", "os", "time")
"""The modules that the fork hook uses: all that it keeps alive."""


def check_variable(name: str) -> None:
    """Raise `ValueError` unless *name* can be the name of an environment variable.

    POSIX: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html
    """
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise ValueError(
            f"{name!r} is no name of an environment variable: write letters, digits and underscores"
        )


def modules_of(variant: GuardOptions) -> tuple[str, ...]:
    """Return the modules of the standard library that a guard of *variant* uses, sorted."""
    modules = {"signal", *modules_of_action(variant)}
    if variant.kill_after is not None:
        modules |= {*_OF_THE_HOOK, "types"}
        modules |= {"warnings"} if variant.forks else set()
    if variant.timeout_env is not None:
        modules |= {"os", "sys"}
    return tuple(sorted(modules))


def import_statement(module: str, called: str) -> str:
    """Return the import of *module*, which the file calls *called*."""
    return f"import {module}" + ("" if called == module else f" as {called}")


def names_of(variant: GuardOptions) -> tuple[str, ...]:
    """Return what else has a name in a guard of *variant*: the exception, functions and variables."""
    from_elsewhere = imported(variant)
    return (
        *((EXCEPTION,) if variant.on_timeout is OnTimeout.RAISE else ()),
        *((from_elsewhere[1],) if from_elsewhere else ()),
        *((HANDLER,) if variant.on_timeout is not OnTimeout.CALL else ()),
        *((_READ_LIMIT, LIMIT) if variant.timeout_env is not None else ()),
        *((BACKSTOP, _OWN, _DEADLINE, _REARM) if variant.kill_after is not None else ()),
    )


def guard_source(spec: GuardSpec, column: int) -> str:
    """Return the guard as it stands at *column*, without that indentation and with ``\\n`` line ends."""
    writer = _Writer(spec, column)
    return "\n\n".join("\n".join(paragraph) for paragraph in writer.paragraphs()) + "\n"


def new_block_source(spec: GuardSpec) -> str:
    """Return a main block that holds the guard and nothing else."""
    guard = guard_source(spec, len(spec.indent.expandtabs(4)))
    lines = [f"{spec.indent}{line}" if line else "" for line in guard.splitlines()]
    # Black wants an empty line before a definition that opens a block, and none before anything else.
    opening = [""] if opens_with_definition(spec) else []
    return "\n".join([MAIN_HEADER, *opening, *lines, ""])


def opens_with_definition(spec: GuardSpec) -> bool:
    """Whether the guard *spec* begins with a function, rather than an import."""
    return not (spec.inner_imports or imported(spec.variant))


class _Writer:
    """Writes one guard, by what it consists of."""

    def __init__(self, spec: GuardSpec, column: int) -> None:
        self._spec = spec
        self._variant = spec.variant
        self._column = column
        self._layout = Layout(spec)
        self._limit = str(spec.seconds) if self._variant.timeout_env is None else self._name(LIMIT)

    def _name(self, name: str) -> str:
        return self._layout.name(name)

    def paragraphs(self) -> Iterator[list[str]]:
        """Yield what blank lines set apart."""
        if self._spec.inner_imports:
            yield list(self._spec.inner_imports)
        from_elsewhere = imported(self._variant)
        if from_elsewhere is not None:
            module, name = from_elsewhere
            called = self._name(name)
            yield [f"from {module} import {name}" + ("" if called == name else f" as {called}")]
        if self._variant.on_timeout is not OnTimeout.CALL:
            yield self._handler()
        if self._variant.timeout_env is not None:
            yield self._read_limit(self._variant.timeout_env)
        if self._variant.kill_after is not None:
            yield self._arm_backstop()
        yield [*self._arming(), *(self._backstop() if self._variant.kill_after is not None else ())]

    def _handler(self) -> list[str]:
        """The handler's parameters are named as unused: linters (ruff's ARG001) would complain otherwise."""
        parameters, returns = "_signum, _frame", ""
        if self._spec.annotated:
            parameters, returns = "_signum: int, _frame: object", " -> None"
        body = self._layout.indented(
            lambda column: action_lines(self._layout, column), self._column
        )
        return [f"def {self._name(HANDLER)}({parameters}){returns}:", *body]

    def _read_limit(self, variable: str) -> list[str]:
        def body(column: int) -> list[str]:
            read = f"value = {self._name('os')}.environ.get"
            complaint = (
                f"{variable}={{value!r}} is no number of seconds: {self._spec.seconds} it is"
            )
            return [
                *self._layout.call(read, [quote(variable), quote(str(self._spec.seconds))], column),
                "if value.isdecimal() and 0 < int(value) < 2**31:",
                f"{self._spec.indent}return int(value)",
                *self._layout.print_error(complaint, column, _format_string),
                f"return {self._spec.seconds}",
            ]

        header = f"def {self._name(_READ_LIMIT)}(){' -> int' if self._spec.annotated else ''}:"
        return [header, *self._layout.indented(body, self._column)]

    def _arm_backstop(self) -> list[str]:
        def body(column: int) -> list[str]:
            os, time = map(self._name, ("os", "time"))
            return [
                "# A forked child has a time of its own.",
                f"if {os}.getpid() == pid:",
                f"{self._spec.indent}left = deadline - {time}.monotonic()",
                # No max(): many a job calls something else that, if by `from pyspark.sql.functions import *`.
                *self._layout.indented(
                    lambda inner: self._dump_later("left if left > 0.001 else 0.001", inner), column
                ),
            ]

        parameters, returns = "pid, deadline", ""
        if self._spec.annotated:
            parameters, returns = "pid: int, deadline: float", " -> None"
        header = f"def {self._name(BACKSTOP)}({parameters}){returns}:"
        return [header, *self._layout.indented(body, self._column)]

    def _dump_later(self, seconds: str, column: int) -> list[str]:
        function = f"{self._name('faulthandler')}.dump_traceback_later"
        return self._layout.call(function, [seconds, "exit=True", "file=2"], column)

    def _arming(self) -> list[str]:
        signal = self._name("signal")
        from_elsewhere = (
            imported(self._variant) if self._variant.on_timeout is OnTimeout.CALL else None
        )
        handler = from_elsewhere[1] if from_elsewhere else HANDLER
        lines = [
            f"{signal}.signal({signal}.SIGALRM, {self._name(handler)})",
            f"{signal}.alarm({self._limit})",
        ]
        first = []
        if self._variant.timeout_env is not None:
            first = [f"{self._limit} = {self._name(_READ_LIMIT)}()"]
        if not self._variant.portable:
            return [*first, *lines]
        return [
            *first,
            f'if hasattr({signal}, "SIGALRM"):',
            *(f"{self._spec.indent}{line}" for line in lines),
        ]

    def _backstop(self) -> list[str]:
        kill_after = self._variant.kill_after or 0
        late = str(self._spec.seconds + kill_after)
        if self._variant.timeout_env is not None:
            late = f"{self._limit} + {kill_after}"
        lines = [*self._dump_later(late, self._column), *self._hook(late)]
        os, rearm = self._name("os"), self._name(_REARM)
        hooks = [
            f"before={self._name('faulthandler')}.cancel_dump_traceback_later",
            f"after_in_parent={rearm}",
        ]
        if self._variant.portable:
            register = self._layout.call(
                f"{os}.register_at_fork", hooks, self._column + self._layout.step
            )
            lines += [
                f'if hasattr({os}, "register_at_fork"):',
                *(f"{self._spec.indent}{line}" for line in register),
            ]
        else:
            lines += self._layout.call(f"{os}.register_at_fork", hooks, self._column)
        if self._variant.forks:
            lines.append(
                f'{self._name("warnings")}.filterwarnings("ignore", ".* is multi-threaded, use of fork")'
            )
        return lines

    def _hook(self, late: str) -> Iterator[str]:
        """Yield what makes the fork hook: a copy of the function that keeps no more than it uses.

        With the function itself the interpreter would keep all that the job has left open, until nothing is there
        that could still write it.
        """
        os, time, types = map(self._name, ("os", "time", "types"))
        own, deadline = self._name(_OWN), self._name(_DEADLINE)
        modules = map(self._name, _OF_THE_HOOK)
        yield "# What the interpreter keeps to its end must not keep the job's globals."
        yield from self._layout.brackets(
            f"{own} = {{", [f'"{one}": {one}' for one in modules], "}", self._column
        )
        yield from self._layout.brackets(
            f"{deadline} = (", [f"{os}.getpid()", f"{time}.monotonic() + {late}"], ")", self._column
        )
        arguments = [f"{self._name(BACKSTOP)}.__code__", own, f"argdefs={deadline}"]
        yield from self._layout.call(
            f"{self._name(_REARM)} = {types}.FunctionType", arguments, self._column
        )


def _format_string(text: str) -> str:
    return f'f"{text}"' if "{" in text else f'"{text}"'
