"""How the lines of a guard are laid out: as Black would, at the place where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guard_codemod.guards.message import quote, split, width
from guard_codemod.guards.spec import GuardSpec

LINE_LENGTH = 88
"""Black's and ruff's default; a longer line would not pass ``ruff check --select E`` (E501)."""

LIMIT = "timeout_seconds"


class Layout:
    """Lays out the lines of the guard *spec*: columns count from 0, and the lines lack their own indentation."""

    def __init__(self, spec: GuardSpec) -> None:
        self.spec = spec
        self.indent = spec.indent
        self.step = len(spec.indent.expandtabs(4))

    def name(self, name: str) -> str:
        """Return what *name* is called in the file."""
        return self.spec.names.get(name, name)

    def literal(self, text: str) -> str:
        """Return *text* as a string, with the limit where it is known only when the job runs."""
        return quote(text, self.spec.ascii_only, self.name(LIMIT))

    def indented(self, body: Callable[[int], list[str]], column: int) -> list[str]:
        """Return the lines of *body*, which stands in a suite of a statement at *column*."""
        return [f"{self.indent}{line}" for line in body(column + self.step)]

    def call(
        self, function: str, arguments: Sequence[str], column: int, behind: str = ""
    ) -> list[str]:
        """Return a call of *function*, with *behind* on its last line."""
        return self.brackets(f"{function}(", arguments, f"){behind}", column)

    def brackets(self, opening: str, items: Sequence[str], closing: str, column: int) -> list[str]:
        """Return *items* between *opening* and *closing*, over as many lines as they take."""
        joined = ", ".join(items)
        if column + width(f"{opening}{joined}{closing}") <= LINE_LENGTH:
            return [f"{opening}{joined}{closing}"]
        if column + self.step + width(joined) <= LINE_LENGTH and not opening.endswith(("{", "= (")):
            return [opening, f"{self.indent}{joined}", closing]
        return [opening, *(f"{self.indent}{item}," for item in items), closing]

    def around_text(self, before: str, text: str, column: int) -> list[str]:
        """Return *text* in parentheses behind *before*, over as many lines as it takes."""
        whole = f"{before}({self.literal(text)})"
        if column + width(whole) <= LINE_LENGTH:
            return [whole]
        return [
            f"{before}(",
            *(f"{self.indent}{part}" for part in self._parts(text, self.literal, column, 0)),
            ")",
        ]

    def assign(self, variable: str, text: str, column: int) -> list[str]:
        """Return an assignment of *text*, in parentheses if it is too long and that helps."""
        whole = f"{variable} = {self.literal(text)}"
        if column + width(whole) <= LINE_LENGTH:
            return [whole]
        parts = self._parts(text, self.literal, column, 0)
        # Where the variable has brackets of its own, Black adds the parentheses even if they do not help.
        helps = (
            len(parts) > 1 or column + self.step + width(parts[0]) <= LINE_LENGTH or "[" in variable
        )
        return self.around_text(f"{variable} = ", text, column) if helps else [whole]

    def print_error(
        self, text: str, column: int, literal: Callable[[str], str] | None = None
    ) -> list[str]:
        """Return a call that prints *text* on standard error."""
        stream = f"file={self.name('sys')}.stderr"
        *above, last = self._parts(text, literal or self.literal, column, 1)
        if not above:
            return self.call("print", [last, stream], column)
        return [
            "print(",
            *(f"{self.indent}{line}" for line in (*above, f"{last},", f"{stream},")),
            ")",
        ]

    def _parts(
        self, text: str, literal: Callable[[str], str], column: int, behind: int
    ) -> list[str]:
        return split(text, LINE_LENGTH - column - self.step - behind, literal)
