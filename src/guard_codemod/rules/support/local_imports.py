"""Whether importing the modules beside a job may block."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import field

from guard_codemod.data.call import ARMS
from guard_codemod.files.local_modules import LocalModule
from guard_codemod.lazy import dataclass, frozen, replace
from guard_codemod.semantic.call_facts import CallFacts
from guard_codemod.semantic.import_effects import (
    IMPORTS_BY_NAME,
    Import,
    may_wait,
    on_import,
    waits_in,
)
from guard_codemod.semantic.import_path import ImportPath, Path
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import CallEvent, imported_from

_MOST_MODULES = 25
"""A job that imports more of its own is an application: the rest is not looked at."""

_MOST_BYTES = 1_000_000
"""What is larger is data, which somebody wrote down as Python."""

_IMPORTED = rb"(?m)(?:^|[\r;:\xbf])[ \t\f]*(?:from[ \t]+([^\s;#]+)|import[ \t]+([^\r\n;#]+))"
"""What looks like an import statement, even in a string, which only costs a look at the folder.

One may stand behind a byte order mark, which ends with ``\\xbf``.
"""

_JOINED = rb"\\\r?\n"


@frozen
class BlockingImport:
    """A call of `name` on `line` of the file `path` that importing `imported` makes."""

    imported: str
    name: str
    path: str
    line: int


@dataclass
class LocalModules:
    """The modules that a job imports from its own tree, which `imports` finds.

    *facts* are known of calls.
    """

    imports: ImportPath
    facts: CallFacts
    job: bytes = b""
    _imported: set[Path] = field(default_factory=set)
    _armed: bool = False

    def concern(self, program: SemanticModel) -> bool:
        """Whether *program* may import any, by a cheap look at it."""
        imports = program.statements.of(ast.Import, ast.ImportFrom)
        names = (name for one in imports if isinstance(one, Import) for name in _named(one))
        # Where a module is depends on its name up to the first dot, unless that comes first.
        roots = {name if name[0] == "." else name.partition(".")[0] for name in names}
        found = any(self._is_there(name, self.imports) for name in roots)
        return found or program.spells(*IMPORTS_BY_NAME)

    def blocking(
        self, statement: Import, imports: ImportPath | None = None
    ) -> BlockingImport | None:
        """Return the first call that surely blocks in *statement*, whose *imports* are found."""
        imported = (self._blocking(name, statement, imports) for name in _named(statement))
        return next(filter(None, imported), None)

    def _blocking(
        self, name: str, statement: Import, imports: ImportPath | None
    ) -> BlockingImport | None:
        imports = imports or self.imports
        for folder, parts in imports.places(name):
            module = None
            for end in range(1, len(parts) + 1):
                path = (*folder, *parts[:end])
                named = parts[end - 1].isidentifier()
                module, above = imports.modules(path) if named else None, module
                if module is None or (above and not above.is_package):
                    break
                if isinstance(statement, ast.ImportFrom) and module.data == self.job:
                    break  # a job that is called like what it imports from fails at once
                blocking = self._blocking_in(path, module)
                if blocking is not None:
                    return replace(blocking, imported=".".join(parts[:end]))
            if module or end > 1:
                return None
        return None

    def _is_there(self, name: str, imports: ImportPath) -> bool:
        modules = (imports.modules((*folder, parts[0])) for folder, parts in imports.places(name))
        return any(module is not None for module in modules)

    def _blocking_in(self, path: Path, module: LocalModule) -> BlockingImport | None:
        """Return what the first import of *module*, at *path*, waits for."""
        if path in self._imported or len(self._imported) >= _MOST_MODULES:
            return None
        self._imported.add(path)
        imports = self.imports.inside(path, module)
        effects = on_import(module.data, self.facts) if self._may_wait(module.data, imports) else ()
        for event in effects:
            if self._armed:
                return None
            if isinstance(event, CallEvent):
                self._armed = self.facts.of(event.name).alarm == ARMS
                return (
                    None
                    if self._armed
                    else BlockingImport("", event.name, module.path, event.call.lineno)
                )
            if isinstance(event, str):
                blocking = self._blocking_call(event, imports)
            else:
                blocking = self.blocking(event, imports)
            if blocking is not None:
                return blocking
        return None

    def _blocking_call(self, name: str, imports: ImportPath) -> BlockingImport | None:
        """Return what the function *name* waits for, if it is of a module of the tree."""
        for _, module, function in imports.find(name):
            step = waits_in(function, module.data, self.facts)
            return step and BlockingImport("", step.name, module.path, step.call.lineno)
        return None

    def _may_wait(self, data: bytes, imports: ImportPath) -> bool:
        """Whether the module *data*, or a local one that it imports, may block, by a cheap look."""
        return len(data) <= _MOST_BYTES and (
            may_wait(data, self.facts)
            or any(self._is_there(name, imports) for name in _mentioned(data))
        )


def _named(statement: Import) -> Iterator[str]:
    """Yield the qualified names of what *statement* may import."""
    if isinstance(statement, ast.Import):
        yield from (alias.name for alias in statement.names if not alias.name.startswith("."))
    else:
        yield from (imported_from(statement) + alias.name for alias in statement.names)


def _mentioned(data: bytes) -> set[str]:
    """Return the modules that *data* may import, up to the first dot; `.` for relative ones."""
    mentioned = set()
    for base, names in re.findall(_IMPORTED, re.sub(_JOINED, b" ", data)):
        for name in (base or names).split(b","):
            words = name.split()
            if words:
                mentioned.add(
                    "."
                    if words[0].startswith(b".")
                    else words[0].partition(b".")[0].decode(errors="replace")
                )
    return mentioned
