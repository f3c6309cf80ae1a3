"""Whether importing the modules beside a job may block."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import field

from guard_codemod.data.call import ARMS
from guard_codemod.files.local_modules import LocalModule, Modules
from guard_codemod.lazy import dataclass, frozen, memoized, replace
from guard_codemod.semantic.call_facts import CallFacts
from guard_codemod.semantic.import_effects import (
    IMPORTS_BY_NAME,
    Import,
    may_wait,
    on_import,
    waits_in,
)
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import CallEvent

_Name = tuple[str, ...]

_MOST_MODULES = 100
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
    """The modules that a job imports from its own folder, where *read* finds them.

    *facts* are known of calls.
    """

    read: Modules
    facts: CallFacts
    job: bytes = b""
    _imported: set[_Name] = field(default_factory=set)
    _armed: bool = False

    def concern(self, program: SemanticModel) -> bool:
        """Whether *program* may import any, by a cheap look at it."""
        return program.spells(*IMPORTS_BY_NAME) or any(
            self._module(name[:1]) is not None
            for statement in program.statements.of(ast.Import, ast.ImportFrom)
            if isinstance(statement, Import)
            for name in _named(statement)
        )

    def blocking(self, statement: Import, package: _Name = ()) -> BlockingImport | None:
        """Return the first call that surely blocks in *statement*, in a module of *package*."""
        for name in _named(statement, package):
            for end in range(1, len(name) + 1):
                module = self._module(name[:end])
                if module is None:
                    break
                if isinstance(statement, ast.ImportFrom) and module.data == self.job:
                    break  # a job that is called like what it imports from fails at once
                blocking = self._blocking_in(name[:end], module)
                if blocking is not None:
                    return blocking
                if not module.is_package:
                    break
        return None

    @memoized
    def _module(self, name: _Name) -> LocalModule | None:
        ours = name[0] not in sys.stdlib_module_names and all(map(str.isidentifier, name))
        return self.read(name) if ours else None

    def _blocking_in(self, name: _Name, module: LocalModule) -> BlockingImport | None:
        """Return what the first import of *module*, *name*, waits for."""
        if name in self._imported or len(self._imported) >= _MOST_MODULES:
            return None
        self._imported.add(name)
        package = name if module.is_package else name[:-1]
        effects = on_import(module.data, self.facts, package) if self._may_wait(module.data) else ()
        for event in effects:
            if self._armed:
                return None
            if isinstance(event, CallEvent):
                self._armed = self.facts.of(event.name).alarm == ARMS
                return (
                    None
                    if self._armed
                    else BlockingImport(".".join(name), event.name, module.path, event.call.lineno)
                )
            if isinstance(event, str):
                blocking = self._blocking_call(event)
            else:
                blocking = self.blocking(event, package)
            if blocking is not None:
                return replace(blocking, imported=".".join(name))
        return None

    def _blocking_call(self, name: str) -> BlockingImport | None:
        """Return what the function *name* waits for, if it is of a module of the folder."""
        module_name, _, function = name.rpartition(".")
        parts = tuple(module_name.split("."))
        module = self._module(parts) if function else None
        if module is None:
            return None
        package = parts if module.is_package else parts[:-1]
        step = waits_in(function, module.data, self.facts, package)
        return step and BlockingImport(name, step.name, module.path, step.call.lineno)

    def _may_wait(self, data: bytes) -> bool:
        """Whether the module *data*, or a local one that it imports, may block, by a cheap look."""
        return len(data) <= _MOST_BYTES and (
            may_wait(data, self.facts)
            or any(name == "." or self._module((name,)) is not None for name in _mentioned(data))
        )


def _named(statement: Import, package: _Name = ()) -> Iterator[_Name]:
    """Yield the names in full of what *statement*, in a module of *package*, may import."""
    if isinstance(statement, ast.Import):
        yield from (tuple(alias.name.split(".")) for alias in statement.names)
        return
    if statement.level - 1 > len(package):
        return
    base = package[: len(package) - statement.level + 1] if statement.level else ()
    if statement.module:
        base += tuple(statement.module.split("."))
    for alias in statement.names:
        yield base if alias.name == "*" and base else (*base, alias.name)


def _mentioned(data: bytes) -> set[str]:
    """Return the modules that *data* may import, up to the first dot; `.` for relative ones."""
    found = set()
    for base, names in re.findall(_IMPORTED, re.sub(_JOINED, b" ", data)):
        for name in (base or names).split(b","):
            words = name.split()
            if words:
                found.add(
                    "."
                    if words[0].startswith(b".")
                    else words[0].partition(b".")[0].decode(errors="replace")
                )
    return found
