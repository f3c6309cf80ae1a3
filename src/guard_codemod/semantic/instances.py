"""Of which classes a program makes objects, and which of their methods others call."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Sequence

from guard_codemod.lazy import cached_property, dataclass, memoized, recursive, regex
from guard_codemod.semantic.ast_utils import NAMES, Function, last_name, own_expressions
from guard_codemod.semantic.linked_modules import linked_class
from guard_codemod.semantic.model import SemanticModel

_SPECIAL_METHODS = (
    "__init__",
    "__enter__",
    "__exit__",
    "__iter__",
    "__next__",
    "__call__",
    "__del__",
)


@dataclass
class Instances:
    """The objects of the classes of a program. Others may make one of any class of a library."""

    program: SemanticModel
    is_library: bool = False

    @cached_property
    def classes_of(self) -> dict[int, list[str]]:
        """The classes of which the objects have a method, by its id."""
        classes: dict[int, list[str]] = defaultdict(list)
        for name, definition in self.program.classes.items():
            lineage = [definition]
            for made in lineage:
                bases = map(self.program.classes.get, self.program.bases(made))
                lineage += (base for base in bases if base and base not in lineage)
            for member in (member for made in lineage for member in made.body):
                classes[id(member)].append(name)
        return classes

    def has(self, method: Function) -> bool:
        """Whether something outside of its class may make an object whose *method* it calls."""
        classes = self.classes_of.get(id(method), ())
        made = self.is_library or any(map(self._is_made, classes)) or not classes
        return made and not self._is_a_threads(method)

    @recursive(meanwhile=True)  # in a circle of classes
    def _is_made(self, name: str) -> bool:
        """Whether something outside of the class *name* may make an object of it."""
        made = self.program.classes[name]
        if made.decorator_list or made.keywords or _looks_up_names(self.program):
            return True
        above = _models_above(self.program, made)
        if above is None or any(map(_looks_up_names, above)):
            return True
        return any(
            self._is_made(placed.statement.name)
            if isinstance(placed.statement, ast.ClassDef)
            else not made.lineno <= placed.statement.lineno <= (made.end_lineno or 0)
            for placed in self.program.statements.spelling([made.name])
            if placed.statement is not made
            and any(
                isinstance(node, NAMES) and last_name(node) == made.name
                for node in own_expressions(placed.statement)
            )
        )

    @recursive(meanwhile=())
    def run_by_others(self, name: str) -> Sequence[Function]:
        """Return the methods of objects of *name* that code outside the file may call."""
        made = self.program.classes[name]
        methods = (method for method in made.body if isinstance(method, Function))
        called = [
            method
            for method in methods
            if method.name in _SPECIAL_METHODS or self.is_called_above(name, method)
        ]
        bases = (base for base in self.program.bases(made) if base in self.program.classes)
        inherited = (method for base in bases for method in self.run_by_others(base))
        return [*(method for method in called if not self._is_a_threads(method)), *inherited]

    def is_called_above(self, name: str, method: Function) -> bool:
        """Whether a class of another file, which *name* is derived from, may call *method*."""
        above = _models_above(self.program, self.program.classes[name])
        if above is None or not above:
            return above is None
        return _looks_up(method.name, self.program) or any(
            method.name in model.statements.words or _looks_up(method.name, model)
            for model in above
        )

    def _is_a_threads(self, function: Function) -> bool:
        return id(function) in self._run_by_threads

    @cached_property
    def _run_by_threads(self) -> set[int]:
        return {
            id(member)
            for made in self.program.classes.values()
            for base in made.bases
            if self.program.facts_of(base).runs_itself
            for member in made.body
            if isinstance(member, Function)
            and (member.name == "run" or last_name(base).endswith("Servicer"))
        }


@recursive(meanwhile=())
def _models_above(program: SemanticModel, made: ast.ClassDef) -> Sequence[SemanticModel] | None:
    """Return the other modules of the tree that have classes which *made* is derived from.

    None is returned if one of its bases is not known.
    """
    models: list[SemanticModel] = []
    for base in program.bases(made):
        if base in program.classes or program.known(base).calls_nothing:
            continue
        definition, model = linked_class(base, program) or (None, program)
        if definition is None or definition.decorator_list or definition.keywords:
            return None
        for name in model.lineage(definition.name):
            above = _models_above(model, model.classes[name]) if name in model.classes else ()
            if above is None:
                return None
            models += [model, *above]
    return models


_LOOKS_UP_NAMES = regex(
    r"\b(?:__(?:init_)?subclass(?:es)?__|__all__|eval|getattr\((?:sys|module)"
    r"|getmembers|globals|locals|vars)\b"
)


@memoized
def _looks_up_names(program: SemanticModel) -> bool:
    """Whether *program* may use a class without naming it."""
    return program.search(_LOOKS_UP_NAMES) is not None


def _looks_up(method: str, program: SemanticModel) -> bool:
    """Whether *program* may find *method* by its name, or by how it begins, in a string."""
    first, underscore, rest = method.partition("_")
    begins = f"{first}{underscore}" if underscore and first else method
    looks_up = program.spells("getattr", "__getattribute__", "attrgetter", "methodcaller")
    return looks_up and any(
        f"{quote}{begins}{then}" in program.content
        for quote in "\"'"
        for then in ("{", "%", quote, f"{rest}{quote}")
    )
