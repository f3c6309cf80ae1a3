"""What a job calls in the modules beside it."""

from __future__ import annotations

from functools import lru_cache

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
    """The *modules* beside a job, if there are any, as far as they may keep it from ending."""

    def __init__(self, modules: Modules | None) -> None:
        self.modules = modules

    def find(self, name: str) -> tuple[SemanticModel, str] | None:
        """Return the module that the qualified *name* is of, and what it is called there."""
        parts = name.replace("()", "").split(".")
        if self.modules is None or not parts[0].isidentifier():
            return None
        for end in range(1, len(parts)):
            module = self.modules(tuple(parts[:end]))
            if module is None:
                break
            if self.modules(tuple(parts[: end + 1])) is None:
                program = _program(module.data)
                root, dot, rest = name.split(".", end)[-1].partition(".")
                if program is None:
                    break
                return program, f"{program.aliases.get(root, root)}{dot}{rest}"
        return None


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
