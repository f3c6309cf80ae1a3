"""The guard's own text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from guard_codemod.guards.message import quote, split, width
from guard_codemod.model import GuardSpec, OnTimeout, Variant

LINE_LENGTH = 88
"""Black's and ruff's default; a longer line would not pass ``ruff check --select E`` (E501)."""

MAIN_HEADER = 'if __name__ == "__main__":'

EXCEPTION = "TimeoutError"
HANDLER, LIMIT, BACKSTOP = "timeout_handler", "timeout_seconds", "arm_backstop"
_READ_LIMIT, _PROCESS, _DEADLINE = "read_timeout", "job_pid", "deadline"


def check_on_timeout(action: str) -> None:
    """Raise `ValueError`, saying what to write, unless *action* says what to do when the time is up."""
    module, colon, function = action.partition(":")
    if colon and function.isidentifier() and all(part.isidentifier() for part in module.split(".")):
        return
    if action not in ("raise", "warn"):
        raise ValueError(f"{action!r} is no action: there are raise, warn, and a function of yours as PKG.MOD:FUNC")


def check_variable(name: str) -> None:
    """Raise `ValueError` unless *name* can be the name of an environment variable.

    POSIX: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html
    """
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise ValueError(f"{name!r} is no name of an environment variable: write letters, digits and underscores")


def modules_of(variant: Variant) -> tuple[str, ...]:
    """Return the modules of the standard library that a guard of *variant* uses, sorted."""
    modules = {"signal"}
    if variant.kill_after is not None:
        modules |= {"faulthandler", "os", "time"}
        modules |= {"warnings"} if variant.forks else set()
        modules |= {"threading"} if variant.on_timeout is OnTimeout.RAISE else set()
    if variant.timeout_env is not None:
        modules |= {"os", "sys"}
    if variant.on_timeout is OnTimeout.WARN:
        modules |= {"sys", "traceback"}
    return tuple(sorted(modules))


def names_of(variant: Variant) -> tuple[str, ...]:
    """Return what else has a name in a guard of *variant*: the exception, functions and variables."""
    return (
        *((EXCEPTION,) if variant.on_timeout is OnTimeout.RAISE else ()),
        variant.handler.split(":")[1] if variant.handler else HANDLER,
        *((_READ_LIMIT, LIMIT) if variant.timeout_env is not None else ()),
        *((BACKSTOP, _PROCESS, _DEADLINE) if variant.kill_after is not None else ()),
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
    opening = [] if spec.inner_imports or spec.variant.handler else [""]
    return "\n".join([MAIN_HEADER, *opening, *lines, ""])


class _Writer:
    """Writes one guard, by what it consists of."""

    def __init__(self, spec: GuardSpec, column: int) -> None:
        self._spec = spec
        self._variant = spec.variant
        self._column = column
        self._limit = str(spec.seconds) if self._variant.timeout_env is None else self._name(LIMIT)

    def _name(self, name: str) -> str:
        return self._spec.names.get(name, name)

    def paragraphs(self) -> Iterator[list[str]]:
        """Yield what blank lines set apart."""
        if self._spec.inner_imports:
            yield list(self._spec.inner_imports)
        if self._variant.handler is not None:
            module, function = self._variant.handler.split(":")
            called = self._name(function)
            yield [f"from {module} import {function}" + ("" if called == function else f" as {called}")]
        else:
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
        return [f"def {self._name(HANDLER)}({parameters}){returns}:", *self._indented(self._action)]

    def _action(self, column: int) -> list[str]:
        if self._variant.on_timeout is OnTimeout.WARN:
            return [*self._print(self._spec.message, self._literal, column), f"{self._name('traceback')}.print_stack()"]
        if self._variant.kill_after is None:
            return self._raise(column)
        return [
            "# At exit it would be lost.",
            f"if {self._name('threading')}.main_thread().is_alive():",
            *self._indented(self._raise, column),
        ]

    def _read_limit(self, variable: str) -> list[str]:
        def body(column: int) -> list[str]:
            read = f"value = {self._name('os')}.environ.get"
            complaint = f"{variable}={{value!r}} is no number of seconds: {self._spec.seconds} it is"
            return [
                *self._call(read, [quote(variable), quote(str(self._spec.seconds))], column),
                "if value.isdecimal() and 0 < int(value) < 2**31:",
                f"{self._spec.indent}return int(value)",
                *self._print(complaint, _format_string, column),
                f"return {self._spec.seconds}",
            ]

        return [f"def {self._name(_READ_LIMIT)}(){' -> int' if self._spec.annotated else ''}:", *self._indented(body)]

    def _arm_backstop(self) -> list[str]:
        def body(column: int) -> list[str]:
            os, time, faulthandler = map(self._name, ("os", "time", "faulthandler"))
            return [
                "# A forked child has a time of its own.",
                f"if {os}.getpid() == {self._name(_PROCESS)}:",
                f"{self._spec.indent}left = max({self._name(_DEADLINE)} - {time}.monotonic(), 0.001)",
                *(
                    f"{self._spec.indent}{line}"
                    for line in self._call(
                        f"{faulthandler}.dump_traceback_later",
                        ["left", "exit=True", "file=2"],
                        column + self._width,
                    )
                ),
            ]

        return [f"def {self._name(BACKSTOP)}(){' -> None' if self._spec.annotated else ''}:", *self._indented(body)]

    def _arming(self) -> list[str]:
        signal = self._name("signal")
        function = self._variant.handler.split(":")[1] if self._variant.handler else HANDLER
        lines = [
            f"{signal}.signal({signal}.SIGALRM, {self._name(function)})",
            *([""] if self._spec.airy else []),
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
            *(f"{self._spec.indent}{line}" if line else "" for line in lines),
        ]

    def _backstop(self) -> list[str]:
        os, time, faulthandler = map(self._name, ("os", "time", "faulthandler"))
        kill_after = self._variant.kill_after or 0
        late = str(self._spec.seconds + kill_after)
        if self._variant.timeout_env is not None:
            late = f"{self._limit} + {kill_after}"
        hooks = [
            f"before={faulthandler}.cancel_dump_traceback_later",
            f"after_in_parent={self._name(BACKSTOP)}",
        ]
        lines = [
            f"{self._name(_PROCESS)} = {os}.getpid()",
            f"{self._name(_DEADLINE)} = {time}.monotonic() + {late}",
            f"{self._name(BACKSTOP)}()",
        ]
        if self._variant.portable:
            register = self._call(f"{os}.register_at_fork", hooks, self._column + self._width)
            lines += [f'if hasattr({os}, "register_at_fork"):', *(f"{self._spec.indent}{line}" for line in register)]
        else:
            lines += self._call(f"{os}.register_at_fork", hooks, self._column)
        if self._variant.forks:
            lines.append(f'{self._name("warnings")}.filterwarnings("ignore", ".* is multi-threaded, use of fork")')
        return lines

    def _raise(self, column: int) -> list[str]:
        whole = f"raise {self._name(EXCEPTION)}({self._literal(self._spec.message)})"
        if column + width(whole) <= LINE_LENGTH:
            return [whole]
        inner = LINE_LENGTH - column - self._width
        parts = split(self._spec.message, inner, self._literal)
        return [f"raise {self._name(EXCEPTION)}(", *(f"{self._spec.indent}{part}" for part in parts), ")"]

    def _print(self, text: str, literal: Callable[[str], str], column: int) -> list[str]:
        stream = f"file={self._name('sys')}.stderr"
        *above, last = split(text, LINE_LENGTH - column - self._width - 1, literal)
        if not above:
            return self._call("print", [last, stream], column)
        return ["print(", *(f"{self._spec.indent}{line}" for line in (*above, f"{last},", f"{stream},")), ")"]

    def _literal(self, text: str) -> str:
        return quote(text, self._spec.ascii_only, self._name(LIMIT))

    def _call(self, function: str, arguments: Sequence[str], column: int) -> list[str]:
        """Return a call as Black lays it out."""
        joined = ", ".join(arguments)
        if column + width(f"{function}({joined})") <= LINE_LENGTH:
            return [f"{function}({joined})"]
        if column + self._width + width(joined) <= LINE_LENGTH:
            return [f"{function}(", f"{self._spec.indent}{joined}", ")"]
        return [f"{function}(", *(f"{self._spec.indent}{argument}," for argument in arguments), ")"]

    def _indented(self, body: Callable[[int], list[str]], column: int | None = None) -> list[str]:
        outer = self._column if column is None else column
        return [f"{self._spec.indent}{line}" for line in body(outer + self._width)]

    @property
    def _width(self) -> int:
        return len(self._spec.indent.expandtabs(4))


def _format_string(text: str) -> str:
    return f'f"{text}"' if "{" in text else f'"{text}"'
