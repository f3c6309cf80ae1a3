"""The environment variable that may set the limit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard_codemod.guards.code_writer import CodeWriter, Lines
from guard_codemod.guards.message import quote
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.placeholders import options

_READ = "read_timeout"


def check_variable(name: str) -> None:
    """Raise `ValueError` unless *name* can be the name of an environment variable.

    POSIX: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html
    """
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise ValueError(
            f"invalid environment variable {name!r}: use letters, digits and underscores"
        )


class TimeoutEnv(Part):
    """Reads the limit when the job starts."""

    order = 20
    template = options(timeout_env="hole_variable_")

    def definitions(self, code: CodeWriter) -> Iterator[list[str]]:
        yield code.function(_READ, {}, "int", self._read)

    def _read(self, code: CodeWriter) -> Lines:
        variable, default = code.options.timeout_env or "", str(code.spec.seconds)
        environ = f"value = {code.name('os')}.environ.get"
        yield from code.call(environ, [quote(variable), quote(default)])
        valid = "if value.isdecimal() and 0 < int(value) < 2**31:"
        yield from code.suite(valid, lambda _: ["return int(value)"])
        problem = f"{variable}={{value!r}} is not a number of seconds; using {default}"
        yield from code.print_error(
            problem, lambda text: f'f"{text}"' if "{" in text else f'"{text}"'
        )
        yield f"return {default}"

    def arming(self, code: CodeWriter) -> Lines:
        yield f"{code.limit} = {code.name(_READ)}()  # The environment may set it."
