"""What a job calls in the modules of its tree."""

from __future__ import annotations

import ast
import itertools
import re
import sys
from collections.abc import Iterator
from functools import cache
from posixpath import normpath

from guard_codemod.files.local_modules import BESIDE_COMMANDS, Modules
from guard_codemod.lazy import cached_property, frozen, regex
from guard_codemod.semantic.ast_utils import elements_of, last_name, text_of
from guard_codemod.semantic.linked_modules import MOST_BYTES, model_of_module
from guard_codemod.semantic.model import SemanticModel

_Path = tuple[str, ...]
_MOST_MODULES = 4
"""As many modules are followed, one from the other."""


class Neighbours:
    """The modules that *program* in *folder* imports, of those that *modules* finds, if any.

    They stand beside the job or, if it is part of a package or a command of one, where that is.
    """

    def __init__(
        self,
        program: SemanticModel,
        modules: Modules | None,
        folder: _Path = (),
        start: Neighbours | None = None,
    ) -> None:
        self._program = program
        self._folder = folder
        self._start = start
        self._depth: int = start._depth + 1 if start else 0
        self._modules = modules if modules is None or start else cache(modules)
        self.are_met = False
        """Whether any of them has been found."""
        if start:
            start.are_met = True

    def find(self, name: str) -> Neighbour | None:
        """Return what the qualified *name* is in the module that defines it."""
        if name.endswith("load_entry_point()"):
            return self.command
        root, dot, rest = name.partition(".")
        imported = root.removesuffix("()")
        if self._modules is None or self._depth == _MOST_MODULES or not imported.isidentifier():
            return None
        if imported in self._relative:
            above, meant = self._relative[imported]
            name = f"{meant}{root.removeprefix(imported)}{dot}{rest}"
            return self._below(above, name) or self._below(above, f"__init__.{name}")
        if rest and root in sys.stdlib_module_names:
            return None
        stars = () if imported in self._program.aliases else self._star_imports
        places = [(above, name) for above in self._roots if rest]
        places += [(above, f"{module}.{name}") for above, module in stars]
        found = itertools.starmap(self._below, places)
        return next((one for one in found if one and (one.is_defined or not stars)), None)

    def run(self, call: ast.Call) -> Neighbour | None:
        """Return the module, the package or the file that *call* runs, as it is when it is run."""
        find = self._modules if self._depth < _MOST_MODULES else None
        if find is None or not call.args:
            return None
        given = call.args[0]
        name = (text_of(given) or "") if last_name(call.func) == "run_module" else ""
        paths = [(*above, *name.split(".")) for above in self._roots] if name else []
        for path in [*((*path, "__main__") for path in paths), *paths, *self._files(given)]:
            module = find(path)
            data = module.data if module else b""
            program = model_of_module(data, self._program.facts, run=True) if data else None
            if program:
                return Neighbour(program, name, Neighbours(program, find, path[:-1], self))
        return None

    def _files(self, command: ast.expr) -> Iterator[_Path]:
        """Yield the files of Python in the tree that *command* spells."""
        for node in ast.walk(command) if ".py" in self._program.content else ():
            path = normpath(_spelled(node, self._program))
            if path.endswith(".py"):
                yield from filter(None, [self._folder_of(path)])
                yield from ((*above, *path.split("/")) for above in self._roots)

    def find_method(self, name: str) -> Neighbour | None:
        """Like `find`, also for what a class of the program inherits from elsewhere."""
        made, _, method = name.partition("().")
        bases = getattr(self._program.classes.get(made), "bases", ())
        names = [f"{self._program.qualified(base)}().{method or '__init__'}" for base in bases]
        return next(filter(None, map(self.find, names or [name])), None)

    @cached_property
    def command(self) -> Neighbour | None:
        """What the wrapper of an installed command calls, if its package is in the tree."""
        if self._modules is None:
            return None
        entry = _ENTRY_POINT.search(self._program.content)
        if entry is None:
            called = _EXITS_WITH.search(self._program.content)
            names = [self._program.aliases.get(called[1], "")] if called else []
        else:
            package, version, command = entry.groups()
            packages = {name.replace("-", "_") for name in (package, command)}
            names = [f"{name}.{main}" for name in sorted(packages) for main in _MAINS]
            names = [*self._targets(f"{package.replace('-', '_')}-{version}", command), *names]
        found = (self.find(name) for name in names)
        return next((one for one in found if one and one.is_defined), None)

    def _targets(self, package: str, command: str) -> Iterator[str]:
        """Yield what *command* calls, as far as the metadata of *package* says so."""
        target = re.compile(
            rf"^{re.escape(command)}\s*=\s*([\w.]+)\s*:\s*(\w+)".encode(), re.MULTILINE
        )
        assert self._modules is not None
        for root, kind in itertools.product(self._roots, ("egg", "dist")):
            metadata = self._modules((*root, f"{package}.{kind}-info", "entry_points.txt"))
            found = target.search(metadata.data) if metadata else None
            if found:
                yield b".".join(found.groups()).decode()

    def _below(self, above: _Path, name: str) -> Neighbour | None:
        assert self._modules is not None
        parts = name.replace("()", "").split(".")
        for end in range(1, len(parts)):
            path = (*above, *parts[:end])
            module = self._modules(path)
            if module is None:
                break
            deeper = (*above, *parts[: end + 1])
            if end == len(parts) - 1 or self._modules(deeper) is None:
                is_data = len(module.data) > MOST_BYTES
                program = None if is_data else model_of_module(module.data, self._program.facts)
                if program is None:
                    break
                folder = path if module.is_package else path[:-1]
                inner = Neighbours(program, self._modules, folder, self)
                root, dot, rest = name.split(".", end)[-1].partition(".")
                return Neighbour(program, f"{program.aliases.get(root, root)}{dot}{rest}", inner)
        return None

    @cached_property
    def _star_imports(self) -> list[tuple[_Path, str]]:
        """The modules all of whose names are imported, each with a folder that it may be in."""
        return [
            (above, placed.module)
            for placed in self._program.statements.of(ast.ImportFrom)
            if placed.module and placed.names[0].name == "*"
            for above in ([_above(self._folder, placed.level - 1)] if placed.level else self._roots)
        ]

    @cached_property
    def _relative(self) -> dict[str, tuple[_Path, str]]:
        """What is imported as part of the same package: from which folder, and its name there."""
        return {
            alias.asname or alias.name: (
                _above(self._folder, placed.level - 1),
                f"{placed.module}.{alias.name}" if placed.module else alias.name,
            )
            for placed in self._program.statements.of(ast.ImportFrom)
            if placed.level
            for alias in placed.names
        }

    @cached_property
    def _roots(self) -> list[_Path]:
        """The folders that a package of the tree may be in."""
        assert self._modules is not None
        roots: list[_Path] = [()]
        while self._modules((*roots[-1], "__init__")) and len(roots) < _MOST_FOLDERS:
            roots.append(("..", *roots[-1]))
        beside = (tuple(path.split("/")) for path in BESIDE_COMMANDS)
        known = self._start._roots if self._start else [*roots, *beside]
        added = (self._folder_of(path) for path in _added_to_path(self._program))
        return list(dict.fromkeys([*known, *filter(None, added)]))

    def _folder_of(self, path: str) -> _Path | None:
        """Return the folder of the tree that *path* is, wherever it is to be installed."""
        assert self._modules is not None
        parts = tuple(normpath(path).split("/"))
        places = (
            (*[".."] * levels, *parts[start:])
            for start in range(len(parts))
            for levels in range(_MOST_FOLDERS)
        )
        return next(filter(self._modules, places), None)


@frozen
class Neighbour:
    """What is called `name` in the module `program`, which has neighbours of its own."""

    program: SemanticModel
    name: str
    beside: Neighbours

    @property
    def is_defined(self) -> bool:
        root = self.name.partition(".")[0].removesuffix("()")
        program = self.program
        return root in program.functions or root in program.constants or root in program.classes


def is_wrapper(content: str) -> bool:
    """Whether *content* is that of a script which an installer wrote for a command."""
    return "load_entry_point(" in content or "(-script" in content


_ENTRY_POINT = regex(
    r"""load_entry_point\(\s*['"]([\w.-]+)(?:==)?([^'"]*)['"],[^,]+,\s*['"]([\w.-]+)['"]\s*\)\("""
)
_EXITS_WITH = regex(r"sys\.exit\(([\w.]+)\(\)\)")
_MAINS = ("main", "cli.main", "main.main", "__main__.main")
"""Where most packages have the function that their command calls."""

_MOST_FOLDERS = 5


def _above(folder: _Path, levels: int) -> _Path:
    """Return the folder *levels* above *folder*."""
    kept = max(len(folder) - levels, 0)
    return (*folder[:kept], *[".."] * (levels - len(folder)))


_SPELLED = {"__file__": "./_", "sys.argv": "./_", "os.pardir": ".."}
"""The path of the program itself, from its folder, and other parts of paths."""


def _added_to_path(program: SemanticModel) -> Iterator[str]:
    """Yield the paths that *program* adds: from its folder, or where it is to be installed."""
    for placed in program.statements.spelling(["path"] if program.count("sys.path") else []):
        given = getattr(placed.statement, "value", None)
        if given and ast.unparse(placed.statement).startswith("sys.path"):
            given = given.args[-1] if isinstance(given, ast.Call) and given.args else given
            for node in elements_of(given) or [given]:
                values = program.bound_to(last_name(node)) or [node]
                yield from filter(None, (_spelled(one, program) for one in values))


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
        parts = (_spelled(one, program, deepest - 1) for one in ast.iter_child_nodes(node))
        path = "/".join(filter(None, parts))
    name = last_name(node.func if isinstance(node, ast.Call) else node)
    return f"{path}/.." if path and name in ("dirname", "parent", "parents") else path
