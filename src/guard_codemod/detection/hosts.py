"""Which other program runs a file, by what only that program provides."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from guard_codemod.data.hosts import (
    CELL,
    IPYTHON,
    MENTIONS,
    MODULES,
    NAMES,
    OF_A_PROMPT,
    READS_LINES,
    SHEBANG,
    USED_ANYWHERE,
    Host,
)
from guard_codemod.semantic.ast_utils import TRY, last_name, names_in, own_expressions
from guard_codemod.semantic.bindings import find_bindings
from guard_codemod.semantic.call_trace import steps_of
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.unconditional_statements import (
    imported_names,
    unconditional_imports,
    unconditional_statements,
)

_BINDS_ANYTHING = ("exec(", "execfile(", "globals()", "builtins", "NameError")


def importing_hosts(program: SemanticModel) -> Iterator[tuple[str, str]]:
    """Yield each module of a host that *program* surely imports, and why it is not a job then."""
    certain = {name for _, name in unconditional_imports(program.tree.body)}
    certain |= set(_needed_by_the_last(program.tree.body))
    if not MODULES.keys().isdisjoint(program.modules):
        certain |= {name for name in _certain_uses(program) if "." in name}
        certain |= set(_imported_in_functions(program))
    modules = sorted({name.partition(".")[0] for name in certain} & MODULES.keys())
    if not modules:
        return
    imports = set(_imports(program))
    uses = {name for name in _attributes(program) if name.partition(".")[0] in modules}
    for module in modules:
        host = MODULES[module]
        parts = (name.partition(".") for name in certain | uses)
        members = (member for root, _, member in parts if root == module)
        if any(map(host.gives, members)) and not host.is_absent(imports | uses):
            yield module, _reason(host, f"imports {module}")


def _imported_in_functions(program: SemanticModel) -> Iterator[str]:
    """Yield what the functions import that each run calls, unless something handles its failure."""
    for step in steps_of(program, program.tree.body, surely=True):
        handlers = (
            handler for around in step.inside for handler in getattr(around, "handlers", ())
        )
        if names_in(*handlers).isdisjoint(("ImportError", "ModuleNotFoundError")):
            local = program.resolve_call(step.name, "".join(step.within[-1:]).rpartition(".")[0])
            body = local[1].body if local else ()
            yield from (name for _, name in unconditional_imports(body))


def _needed_by_the_last(body: list[ast.stmt]) -> Iterator[str]:
    """Yield what a ``try`` of *body* imports, if a flag of its handler decides on all the work.

    https://weechat.org/scripts/ has many such: ``import_ok = False`` in the handler, and in the end
    ``if __name__ == "__main__" and import_ok:``.
    """
    last = body[-1] if body else None
    if not isinstance(last, ast.If) or last.orelse:
        return
    needed = {node.id for node in _conditions(last) if isinstance(node, ast.Name)}
    for statement in body:
        if isinstance(statement, TRY) and any(
            _clears(line, needed) for handler in statement.handlers for line in handler.body
        ):
            yield from (name for line in statement.body for name in imported_names(line))


def _conditions(statement: ast.If) -> Iterator[ast.expr]:
    """Yield what has to be true for anything in *statement* to be done."""
    test = statement.test
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        yield from test.values
    else:
        yield test
    inner = statement.body[0]
    if len(statement.body) == 1 and isinstance(inner, ast.If) and not inner.orelse:
        yield from _conditions(inner)


def _clears(statement: ast.stmt, names: set[str]) -> bool:
    """Whether *statement* sets one of *names* to False or None."""
    if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Constant):
        return False
    return not (statement.value.value or names.isdisjoint(map(last_name, statement.targets)))


def _imports(program: SemanticModel) -> Iterator[str]:
    if program.content.startswith(SHEBANG):
        yield SHEBANG
    for statement in program.statements.of(ast.Import, ast.ImportFrom):
        yield from imported_names(statement)


def _attributes(program: SemanticModel) -> Iterator[str]:
    """Yield the qualified names of all attributes, followed by ``=`` if one is assigned to."""
    for node in ast.walk(program.tree):
        if isinstance(node, ast.Attribute):
            is_set = isinstance(node.ctx, ast.Store)
            yield program.qualified(node) + (" =" if is_set else "")


def naming_host(program: SemanticModel) -> str | None:
    """Return why *program* is no job, if each run uses a name that only a host binds."""
    if not program.spells(*MENTIONS):
        return None
    names = find_bindings(program)
    anything = names.star_import or program.spells(*_BINDS_ANYTHING)
    injected = frozenset() if anything else NAMES.keys() - names.bound
    anywhere = (name for name in _attributes(program) if name.startswith(USED_ANYWHERE))
    for used in (*_certain_uses(program), *anywhere):
        root, _, member = used.partition(".")
        name = root.removesuffix("()")
        if name in injected - program.parameters.keys() and NAMES[name].gives(member):
            return _reason(NAMES[name], f"uses {name}, which nothing in it binds")
        if used.removeprefix("IPython.").startswith("get_ipython()."):
            return _reason(IPYTHON, "uses get_ipython() without a look at what it returns")
    return None


def starts_a_session(program: SemanticModel) -> str | None:
    """Return why *program*, which has no main block, is no job, if it sets up a prompt only."""
    mentions = program.spells(*OF_A_PROMPT)
    if not mentions or program.spells(*READS_LINES):
        return None
    if program.modules.isdisjoint({"rlcompleter"}) and OF_A_PROMPT.isdisjoint(_attributes(program)):
        return None
    return "not a job: an interactive Python runs it first (it sets up the prompt)"


def is_notebook_export(content: str) -> bool:
    """Whether *content* is a notebook's, saved as a script: its cells are marked."""
    return CELL.search(content) is not None


def _certain_uses(program: SemanticModel) -> Iterator[str]:
    """Yield the qualified names of what each run of *program* uses at module level."""
    for statement in unconditional_statements(program.tree.body):
        for node in own_expressions(statement):
            if isinstance(node, (ast.Attribute, ast.Name, ast.Call)):
                yield program.qualified(node)


def _reason(host: Host, how: str) -> str:
    return f"not a job: {host.name} runs it (it {how})"
