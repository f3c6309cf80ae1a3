"""What a job calls in the modules of its tree."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from posixpath import normpath

from guard_codemod.files.local_modules import LocalModule
from guard_codemod.lazy import cached_property, frozen, regex
from guard_codemod.semantic.ast_utils import elements_of, last_name, text_of
from guard_codemod.semantic.import_path import MOST_FOLDERS, ImportPath, Path
from guard_codemod.semantic.linked_modules import MOST_BYTES, meant_by, model_of_module
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import imported_from

_MOST_MODULES = 4
"""As many modules are followed, one from the other."""


class Neighbors:
    """The modules that *program* imports, of those that *imports* finds, if any.

    They stand beside the job or, if it is part of a package or a command of one, where that is.
    """

    def __init__(
        self,
        program: SemanticModel,
        imports: ImportPath | None,
        start: Neighbors | None = None,
    ) -> None:
        self._program = program
        self._depth: int = start._depth + 1 if start else 0
        self._given = imports if self._depth < _MOST_MODULES else None
        self.are_met = False
        """Whether any of them has been found."""
        if start:
            start.are_met = True

    @cached_property
    def _imports(self) -> ImportPath | None:
        added = map(self._folder_of, _added_to_path(self._program) if self._given else ())
        return self._given and self._given.adding(filter(None, added))

    def find(self, name: str) -> Neighbor | None:
        """Return what the qualified *name* is in the module that defines it."""
        if name.endswith("load_entry_point()"):
            return self.command
        imports = self._imports
        if imports is None:
            return None
        root, dot, _ = name.partition(".")
        stars = self._star_imports if root and root not in self._program.aliases else ()
        names = [*([name] if dot else ()), *(f"{module}{name}" for module in stars)]
        places = (place for name in names for place in imports.find(name))
        neighbors = (self._neighbor(imports, *place) for place in places)
        return next(
            (neighbor for neighbor in neighbors if neighbor and (neighbor.is_defined or not stars)),
            None,
        )

    def _neighbor(
        self, imports: ImportPath, path: Path, module: LocalModule, name: str, *, run: bool = False
    ) -> Neighbor | None:
        is_data = len(module.data) > MOST_BYTES
        program = None if is_data else model_of_module(module.data, self._program.facts, run=run)
        if program is None:
            return None
        beside = Neighbors(program, imports.inside(path, module), self)
        return Neighbor(program, meant_by(name, program), beside)

    def run(self, call: ast.Call) -> Neighbor | None:
        """Return the module, the package or the file that *call* runs, as it is when it is run."""
        imports = self._imports
        if imports is None or not call.args:
            return None
        given = call.args[0]
        name = (text_of(given) or "") if last_name(call.func) == "run_module" else ""
        paths = [(*above, *name.split(".")) for above in imports.roots] if name else []
        for path in [
            *((*path, "__main__") for path in paths),
            *paths,
            *self._files(given, imports),
        ]:
            module = imports.modules(path)
            if module and module.data:
                return self._neighbor(imports, path, module, name, run=True)
        return None

    def _files(self, command: ast.expr, imports: ImportPath) -> Iterator[Path]:
        """Yield the files of Python in the tree that *command* spells."""
        for node in ast.walk(command) if ".py" in self._program.content else ():
            path = normpath(_spelled(node, self._program))
            if path.endswith(".py"):
                yield from filter(None, [self._folder_of(path)])
                yield from ((*above, *path.split("/")) for above in imports.roots)

    def find_method(self, name: str) -> Neighbor | None:
        """Like `find`, also for what a class of the program inherits from elsewhere."""
        made, _, method = name.partition("().")
        bases = getattr(self._program.classes.get(made), "bases", ())
        names = [f"{self._program.qualified(base)}().{method or '__init__'}" for base in bases]
        return next(filter(None, map(self.find, names or [name])), None)

    @cached_property
    def command(self) -> Neighbor | None:
        """What the wrapper of an installed command calls, if its package is in the tree."""
        if self._imports is None:
            return None
        entry = _ENTRY_POINT.search(self._program.content)
        if entry is None:
            called = _EXITS_WITH.search(self._program.content)
            names = [self._program.aliases.get(called[1], "")] if called else []
        else:
            package, version, command = entry.groups()
            packages = {name.replace("-", "_") for name in (package, command)}
            names = [f"{name}.{main}" for name in sorted(packages) for main in _MAINS]
            found_in = f"{package.replace('-', '_')}-{version}"
            names = [*self._targets(found_in, command, self._imports), *names]
        neighbors = (self.find(name) for name in names)
        return next((neighbor for neighbor in neighbors if neighbor and neighbor.is_defined), None)

    def _targets(self, package: str, command: str, imports: ImportPath) -> Iterator[str]:
        """Yield the functions that *command* calls, according to the metadata of *package*."""
        target = re.compile(
            rf"^{re.escape(command)}\s*=\s*([\w.]+)\s*:\s*(\w+)".encode(), re.MULTILINE
        )
        for root, kind in itertools.product(imports.roots, ("egg", "dist")):
            metadata = imports.modules((*root, f"{package}.{kind}-info", "entry_points.txt"))
            match = target.search(metadata.data) if metadata else None
            if match:
                yield b".".join(match.groups()).decode()

    @cached_property
    def _star_imports(self) -> list[str]:
        """What comes before the names of the modules all of whose names are imported."""
        imports = self._program.statements.of(ast.ImportFrom)
        return [imported_from(statement) for statement in imports if statement.names[0].name == "*"]

    def _folder_of(self, path: str) -> Path | None:
        """Return the folder of the tree that *path* is, wherever it is to be installed."""
        assert self._given is not None
        parts = tuple(normpath(path).split("/"))
        places = (
            (*[".."] * levels, *parts[start:])
            for start in range(len(parts))
            for levels in range(MOST_FOLDERS)
        )
        return next(filter(self._given.modules, places), None)


@frozen
class Neighbor:
    """What is called `name` in the module `program`, which has neighbors of its own."""

    program: SemanticModel
    name: str
    beside: Neighbors

    @property
    def is_missing(self) -> bool:
        """Whether the module neither defines nor imports it, as far as its text tells."""
        return not self.is_defined and self.name.partition(".")[0] not in self.program.aliases

    @property
    def is_defined(self) -> bool:
        root = self.name.partition(".")[0].removesuffix("()")
        program = self.program
        return root in program.functions or root in program.constants or root in program.classes


def is_wrapper(content: str) -> bool:
    """Whether *content* is a script that an installer wrote for a command."""
    return "load_entry_point(" in content or "(-script" in content


_ENTRY_POINT = regex(
    r"""load_entry_point\(\s*['"]([\w.-]+)(?:==)?([^'"]*)['"],[^,]+,\s*['"]([\w.-]+)['"]\s*\)\("""
)
_EXITS_WITH = regex(r"sys\.exit\(([\w.]+)\(\)\)")
_MAINS = ("main", "cli.main", "main.main", "__main__.main")
"""Where most packages have the function that their command calls."""

_SPELLED = {"__file__": "./_", "sys.argv": "./_", "os.pardir": ".."}
"""The path of the program itself, from its folder, and other parts of paths."""


def _added_to_path(program: SemanticModel) -> Iterator[str]:
    """Yield the paths that *program* adds: from its folder, or where it is to be installed."""
    for placed in program.statements.spelling(["path"] if program.spells("sys.path") else []):
        given = getattr(placed.statement, "value", None)
        if given and ast.unparse(placed.statement).startswith("sys.path"):
            given = given.args[-1] if isinstance(given, ast.Call) and given.args else given
            for node in elements_of(given) or [given]:
                values = program.bound_to(last_name(node)) or [node]
                yield from filter(None, (_spelled(value, program) for value in values))


def _spelled(node: ast.AST, program: SemanticModel, deepest: int = 20) -> str:
    """Return the path that *node* spells: all its parts in turn, and a step up for each parent."""
    if isinstance(node, ast.Constant):
        steps = node.value if type(node.value) is int else 0
        return text_of(node) or "/".join([".."] * min(steps, 9))
    name = program.qualified(node)
    known = _SPELLED.get(name) or (name.endswith(".__file__") and name.replace(".", "/"))
    if known or not deepest:
        return known or ""
    variable = getattr(node, "id", "")
    bound = program.bound_to(variable)[:1]
    if bound:  # looked up once, since what it is bound to may name it again
        key = "spelled path", variable
        path = program.keep(key, lambda: _spelled(bound[0], program, deepest - 1), meanwhile="")
    else:
        parts = (_spelled(child, program, deepest - 1) for child in ast.iter_child_nodes(node))
        path = "/".join(filter(None, parts))
    name = last_name(node.func if isinstance(node, ast.Call) else node)
    return f"{path}/.." if path and name in ("dirname", "parent", "parents") else path
