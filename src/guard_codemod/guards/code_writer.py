"""Write the lines of a guard as Black would format them at their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from guard_codemod.guards.message import SECONDS, quote, split, width
from guard_codemod.guards.spec import GuardSpec

LINE_LENGTH = 88
"""The default of Black and ruff; longer lines would fail ``ruff check --select E`` (E501)."""

LIMIT = "timeout_seconds"

Lines = Iterable[str]
"""Lines of code, without their indentation."""

Body = Callable[["CodeWriter"], Lines]
"""A function that yields the lines of a suite."""


class CodeWriter:
    """Writes lines of the guard *spec* at *column* (from 0), without indentation.

    `used` are the names that `name` was asked for: those of a part are known from what it writes.
    """

    def __init__(self, spec: GuardSpec, column: int, used: dict[str, None] | None = None) -> None:
        self.spec = spec
        self.used = {} if used is None else used
        self.options = spec.options
        self._indent = spec.indent
        self._column = column
        self._inner = column + len(spec.indent.expandtabs(4))

    def name(self, name: str) -> str:
        """Return the name that the file uses for *name*, such as a module to be imported."""
        self.used[name] = None
        return self.spec.names.get(name, name)

    @property
    def limit(self) -> str:
        """The limit in seconds: a number, or a variable that is set when the job runs."""
        if self.options.timeout_env is None:
            return str(self.spec.seconds)
        return self.name(LIMIT)

    def literal(self, text: str) -> str:
        """Return *text* as a string literal; an f-string if the limit is known only at run time."""
        limit = self.limit if SECONDS in text else ""
        return quote(text, self.spec.ascii_only, limit)

    def suite(self, header: str, body: Body) -> list[str]:
        """Return a compound statement: *header* and the lines of *body*."""
        inner = CodeWriter(self.spec, self._inner, self.used)
        return [header, *(f"{self._indent}{line}" for line in body(inner))]

    def function(
        self, name: str, parameters: Mapping[str, str], returns: str, body: Body
    ) -> list[str]:
        """Return a function, with the types of its *parameters* if the file has annotations."""
        typed = [f"{parameter}: {kind}" for parameter, kind in parameters.items()]
        annotated = self.spec.annotated
        arrow = f" -> {returns}" if annotated else ""
        joined = ", ".join(typed if annotated else parameters)
        return self.suite(f"def {self.name(name)}({joined}){arrow}:", body)

    def call(self, function: str, arguments: Sequence[str], after: str = "") -> list[str]:
        """Return a call of *function*, with *after* appended to its last line."""
        return self.brackets(f"{function}(", arguments, f"){after}")

    def commented(self, statement: Sequence[str], comment: str) -> list[str]:
        """Return the lines of *statement* with a *comment*: behind it if it fits, else above."""
        line = f"{statement[0]}  # {comment}"
        return [line] if self._fits(line) and not statement[1:] else [f"# {comment}", *statement]

    def brackets(
        self, opening: str, items: Sequence[str], closing: str, comma: str = ","
    ) -> list[str]:
        """Return *items* between *opening* and *closing*, on as many lines as needed."""
        joined = f"{comma} ".join(items)
        if "\n" not in joined and self._fits(f"{opening}{joined}{closing}"):
            return [f"{opening}{joined}{closing}"]
        one_line = "\n" not in joined and self._inner + width(joined) <= LINE_LENGTH
        if one_line and not (comma and opening.endswith("= (")):
            return [opening, f"{self._indent}{joined}", closing]
        return [opening, *(f"{self._indent}{item}{comma}" for item in items), closing]

    def argument(self, name: str, text: str) -> list[str]:
        """Return *text* as the argument *name* on a line of its own, in parentheses if needed."""
        inner = CodeWriter(self.spec, self._inner, self.used)
        fits = inner._fits(f"{name}={self.literal(text)},") or " " not in text
        lines = [f"{name}={self.literal(text)}"] if fits else inner.around_text(f"{name}=", text)
        return [f"\n{self._indent}".join(lines)]

    def around_text(self, before: str, text: str) -> list[str]:
        """Return *text* in parentheses after *before*, on as many lines as needed."""
        whole = f"{before}({self.literal(text)})"
        if self._fits(whole):
            return [whole]
        parts = self._parts(text, self.literal)
        return [f"{before}(", *(f"{self._indent}{part}" for part in parts), ")"]

    def assign(self, variable: str, text: str) -> list[str]:
        """Return an assignment of *text*, in parentheses if that makes a long line fit."""
        whole = f"{variable} = {self.literal(text)}"
        if self._fits(whole):
            return [whole]
        parts = self._parts(text, self.literal)
        fits = len(parts) > 1 or self._inner + width(parts[0]) <= LINE_LENGTH
        # If the variable itself has brackets, Black adds parentheses even if they do not help.
        if fits or "[" in variable:
            return self.around_text(f"{variable} = ", text)
        return [whole]

    def print_error(self, text: str, literal: Callable[[str], str] | None = None) -> list[str]:
        """Return a call that prints *text* on standard error."""
        stream = f"file={self.name('sys')}.stderr"
        *above, last = self._parts(text, literal or self.literal, after=1)
        if not above:
            return self.call("print", [last, stream])
        lines = (*above, f"{last},", f"{stream},")
        return ["print(", *(f"{self._indent}{line}" for line in lines), ")"]

    def _fits(self, line: str) -> bool:
        return self._column + width(line) <= LINE_LENGTH

    def _parts(self, text: str, literal: Callable[[str], str], after: int = 0) -> list[str]:
        return split(text, LINE_LENGTH - self._inner - after, literal)
