"""Whether the code that a handler guards may block."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.data.call import GUI
from guard_codemod.data.conventions import CALLBACK_NAMES
from guard_codemod.rules.support.checker import Site
from guard_codemod.rules.support.local_imports import LocalModules
from guard_codemod.semantic.ast_utils import SEQUENCES, Function, calls_by, elements_of, last_name
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.blocking_calls import is_a_task
from guard_codemod.semantic.commands import UNKNOWN, lines_of
from guard_codemod.semantic.import_effects import IMPORTS_BY_NAME
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name


def blocks(site: Site, body: Sequence[ast.stmt], *, repeated: bool = False) -> Blocks:
    """Return whether *body*, at *site*, may block, also in a function that others hand over.

    If it is *repeated* for ever, what it sleeps counts.
    """
    context = site.context
    key = "blocks", context.raised, context.limit, id(site.statement), *map(id, body), repeated
    return site.program.keep(key, lambda: _blocks(site, body, repeated))


def _blocks(site: Site, body: Sequence[ast.stmt], repeated: bool) -> Blocks:
    if any(_waits_itself(outer, site.program) for outer in site.within):
        return Blocks.NEVER
    if any(_imports_a_wait(call, site) for call in site.program.calls_in(body)):
        return Blocks.CERTAIN
    in_task = site.function is not None and is_a_task(site.function, site.program)
    bases = site.owner.bases if site.owner else ()
    in_task = in_task or any(last_name(base).endswith("Protocol") for base in bases)
    wait = site.blocking.of(body, site.owner_name, in_task=in_task, repeated=repeated)
    if any(_imports_something(call, site.program) for call in site.program.calls_in(body)):
        wait = max(wait, Blocks.COMMAND)
    if wait >= Blocks.SOUNDS or wait is Blocks.NEVER:
        return wait
    given = (_of_what_is_given(call, site) for call in site.program.calls_in(body))
    return max([wait, *given])


def _imports_a_wait(call: ast.Call, site: Site) -> bool:
    """Whether *call* imports modules of the folder, listed by name, of which one surely waits."""
    program, imports = site.program, site.context.imports
    if imports is None or last_name(call.func) not in IMPORTS_BY_NAME:
        return False
    modules = LocalModules(imports, program.facts)
    named = [ast.Import([ast.alias(words[0])]) for words in lines_of(call, program)]
    return any(map(modules.blocking, named))


def _imports_something(call: ast.Call, program: SemanticModel) -> bool:
    """Whether *call* imports a module whose name is known only when the job runs."""
    if last_name(call.func) not in IMPORTS_BY_NAME:
        return False
    named = lines_of(call, program)
    return not named or any(UNKNOWN in word for words in named for word in words)


def _of_what_is_given(call: ast.Call, site: Site) -> Blocks:
    """Return whether *call* may wait, of what may be a function that others hand over."""
    name = qualified_name(call.func, {})
    if name == "getattr()":
        return _of_a_method(call.func, site)
    handed = name in site.program.parameters or name in site.program.parameters_kept
    if not isinstance(call.func, ast.Name) and not handed:
        return Blocks.UNKNOWN
    given = site.program.values_of(name) if handed else ()
    given = [
        *given,
        *(function for loop in site.within for function in _listed(loop, name, site.program)),
        *_decorated(name, site.program),
    ]
    if not given:
        variables = [last_name(getattr(loop, "target", loop)) for loop in site.within]
        if site.context.is_library and name in variables:
            return Blocks.SOUNDS  # what others have registered
        work = name in CALLBACK_NAMES
        passes_on = all(isinstance(argument, ast.Starred) for argument in call.args)
        passes_on = passes_on and not any(keyword.arg for keyword in call.keywords)
        if (handed and (work or passes_on)) or (work and not (call.args or call.keywords)):
            return Blocks.SOUNDS
        return Blocks.COMMAND if handed or work else Blocks.UNKNOWN
    made = (call for function in given for call in calls_by(function))
    waits = (site.blocking.of_call(call, site.owner_name) for call in made)
    return max(waits, default=Blocks.NEVER)


def _of_a_method(looked_up: ast.expr, site: Site) -> Blocks:
    """Return whether a method that *looked_up* finds by its name, in ``self``, may block."""
    of_itself = isinstance(looked_up, ast.Call) and last_name(looked_up.args[0]) == "self"
    if site.owner is None or not of_itself:
        return Blocks.UNKNOWN
    if site.context.is_library:
        return Blocks.SOUNDS  # those of a class that is derived from this one
    others = (method for method in site.owner.body if isinstance(method, Function))
    waits = (
        site.blocking.of(method.body, site.owner.name)
        for method in others
        if method is not site.function
    )
    return min(Blocks.LIKELY, max(waits, default=Blocks.NEVER))


def asks_somebody(body: Sequence[ast.stmt], site: Site) -> bool:
    """Whether *body*, or a function that it calls, asks somebody."""
    program = site.program
    calls = [*program.calls_in(body)]
    local = filter(None, (site.resolve(call.func) for call in calls))
    calls += [inner for _, function in local for inner in program.calls_in(function.body)]
    names = map(site.blocking.name_of, calls)
    return any(program.known(name).awaits == GUI or name == "sys.stdin.readline" for name in names)


def _listed(loop: ast.AST, name: str, program: SemanticModel) -> Iterator[ast.expr]:
    """Yield what the variable *name* of *loop* stands for, if what it goes through is a list."""
    if not isinstance(loop, ast.For):
        return
    lists = [loop.iter, *program.values_of(program.qualified(loop.iter))]
    for item in (item for node in lists if isinstance(node, SEQUENCES) for item in node.elts):
        for target, value in zip(elements_of(loop.target), elements_of(item), strict=False):
            if isinstance(target, ast.Name) and target.id == name:
                yield value


def _decorated(name: str, program: SemanticModel) -> Iterator[ast.expr]:
    """Yield the functions of the file that are decorated by one with the parameter *name*."""
    inner = {function.name for _, function in program.parameters.get(name, ())}
    makers = {
        placed.function.name
        for placed in program.statements.spelling(inner)
        if isinstance(placed.statement, ast.Return)
        and placed.function
        and placed.statement.value
        and last_name(placed.statement.value) in inner
    }
    for key, function in program.functions.items():
        decorators = {last_name(getattr(node, "func", node)) for node in function.decorator_list}
        if not decorators.isdisjoint(inner | makers):
            yield ast.copy_location(ast.parse(key, mode="eval").body, function)


_PASSES_ON = frozenset({"enumerate", "tqdm", "list", "sorted", "track", "progress"})
"""What iterates over its argument."""


def _waits_itself(parent: ast.AST, program: SemanticModel) -> bool:
    """Whether *parent* is a loop that waits for its items, outside of what is in it."""
    if not isinstance(parent, ast.For):
        return False
    listed = program.bound_to(parent.iter.id) if isinstance(parent.iter, ast.Name) else ()
    return any(map(_waits_for_items, [parent.iter, *listed]))


def _waits_for_items(items: ast.expr) -> bool:
    while isinstance(items, ast.Call) and items.args:
        name = qualified_name(items.func, {})
        if name.endswith("as_completed"):
            return True
        if name.rpartition(".")[2] not in _PASSES_ON:
            return False
        items = items.args[0]
    return isinstance(items, ast.Name) and items.id == "done"
