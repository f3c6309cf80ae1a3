"""What a job calls in the modules beside it."""

from __future__ import annotations

import ast
from functools import cached_property, lru_cache

from guard_codemod.data.call import Call
from guard_codemod.files.local_modules import Modules
from guard_codemod.semantic.call_facts import STANDARD
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.parsing import Unparsable, parse

_MOST_BYTES = 1_000_000
"""What is larger is data, which somebody wrote down as Python."""


def _never_comes_back(facts: Call) -> bool:
    return bool(facts.runs or facts.awaits or facts.replaces or facts.idles)


class Neighbours:
    """The *modules* of a job, if there are any, as far as they may keep it from ending.

    They stand beside it or, if it is part of a package, where that is.
    """

    def __init__(self, program: SemanticModel, modules: Modules | None) -> None:
        self._job = program
        self.modules = modules

    def find(self, name: str) -> tuple[SemanticModel, str] | None:
        """Return the module that the qualified *name* is of, and what it is called there."""
        if self.modules is None:
            return None
        full = self._relative.get(name, name)
        for above in _FOLDERS_ABOVE:
            if above and self.modules((*above[1:], "__init__")) is None:
                break
            found = self._below(above, full)
            if found:
                return found
        return None

    def _below(self, above: tuple[str, ...], name: str) -> tuple[SemanticModel, str] | None:
        assert self.modules is not None
        parts = name.replace("()", "").split(".")
        for end in range(1, len(parts)) if parts[0].isidentifier() else ():
            module = self.modules((*above, *parts[:end]))
            if module is None:
                break
            if self.modules((*above, *parts[: end + 1])) is None:
                program = _program(module.data)
                if program is None:
                    break
                root, dot, rest = name.split(".", end)[-1].partition(".")
                return program, f"{program.aliases.get(root, root)}{dot}{rest}"
        return None

    @cached_property
    def _relative(self) -> dict[str, str]:
        """What the job imports from the modules beside it, as parts of its package."""
        return {
            alias.asname or alias.name: f"{placed.module}.{alias.name}"
            for placed in self._job.statements.of(ast.ImportFrom)
            if placed.level == 1 and placed.module
            for alias in placed.names
        }


_FOLDERS_ABOVE = tuple(("..",) * depth for depth in range(5))


@lru_cache(maxsize=64)
def _program(data: bytes) -> SemanticModel | None:
    """Return the model of the module *data*, None if nothing in it runs until it is stopped."""
    words = STANDARD.words(_never_comes_back)
    if len(data) > _MOST_BYTES or not any(word.encode() in data for word in ("while", *words)):
        return None
    text = data.decode(errors="replace")
    try:
        return SemanticModel.of(parse(text), text)
    except (Unparsable, RecursionError):
        return None
