"""Code for Python 2 that Python 3 can parse, but not run."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterable, Iterator, Set

from guard_codemod.data.python_2 import (
    ABOUT_BOTH,
    DICTIONARIES,
    GONE,
    GONE_BUILTINS,
    GONE_MEMBERS,
    GONE_METHODS,
    GONE_MODULES,
    ONLY_PYTHON_3,
    TELLING_BUILTINS,
    TYPES_OF_TEXT,
)
from guard_codemod.lazy import frozen, regex, replace
from guard_codemod.semantic.ast_utils import DEFINITIONS, IMPORTS, TRY, names_in, own_expressions
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import import_aliases, known_prefix
from guard_codemod.semantic.statement_index import StatementContext
from guard_codemod.semantic.unconditional_statements import (
    imported_names,
    may_save,
    unconditional_imports,
    unconditional_statements,
)

ENOUGH = 2
"""The weight of the signs, counted once for each name, that makes a file one for Python 2."""
CERTAIN = ENOUGH + 1
"""The weight of what is enough in a file that was ported in part, too: Python 3 fails there."""

_ASKS_FOR_PYTHON_2 = regex(r"#!.*\b[cij]?(?:python|pypy)2(?:\.\d+)?\b")
_ASKS_FOR_PYTHON_3 = regex(r"#!.*\b[ci]?(?:python|pypy)3")
_MISSING = frozenset({"AttributeError", "ImportError", "ModuleNotFoundError", "NameError"})


@frozen
class Sign:
    """What says that a file is for Python 2, on `line`; `weight` is how much it says."""

    what: str
    line: int
    column: int = 1
    weight: int = ENOUGH


def python_2_sign(program: SemanticModel, is_local: Callable[[str], bool]) -> Sign | None:
    """Return what says that *program* is for Python 2 alone, if so.

    Of a module that *is_local* to the job, nothing is known.
    """
    if _ASKS_FOR_PYTHON_3.match(program.content):
        return None
    asks = _ASKS_FOR_PYTHON_2.match(program.content)
    sign = Sign("its first line asks for it", 1) if asks else None
    sign = sign or _gone_import(program, is_local) or _uses(program, is_local)
    return None if sign is None or _needs_python_3(program) else sign


def _gone_import(program: SemanticModel, is_local: Callable[[str], bool]) -> Sign | None:
    """Return what *program* imports on each run that Python 3 does not have."""
    if program.spells("sys.modules["):  # where what is imported next may have been put
        return None
    for statement in unconditional_statements(program.tree.body):
        for gone in _gone_in(statement, is_local):
            return _sign(f"it imports {gone}", statement)
    return None


def _uses(program: SemanticModel, is_local: Callable[[str], bool]) -> Sign | None:
    """Return the first of the signs in the code of *program*, if together they say enough."""
    if program.spells(*ABOUT_BOTH):
        return None
    signs: dict[str, Sign] = {}
    for sign in _signs(program, is_local):
        known = signs.setdefault(sign.what, sign)
        if sign.weight > known.weight:
            signs[sign.what] = sign
    first = sorted(signs.values(), key=lambda sign: -sign.weight)[:ENOUGH]
    ported = program.spells("from __future__ import")  # in part, at least
    if sum(sign.weight for sign in first) < ENOUGH + ported:
        return None
    names = [sign.what for sign in first if first[0].weight < ENOUGH + ported or sign is first[0]]
    return replace(first[0], what=f"it uses {' and '.join(names)}")


_STATEMENTS = regex(r"\bprint[\s\\]*(?:>>|[-+\[]|\(.*\)\s*[%+])|\bexec\b.*\)\s*in\b")


def _signs(program: SemanticModel, is_local: Callable[[str], bool]) -> Iterator[Sign]:
    imports = program.statements.of(ast.Import, ast.ImportFrom)
    gone_members = _gone_members(program)
    roots = (name.partition(".")[0] for name in GONE_MODULES)
    candidates = {*GONE_BUILTINS, *GONE_METHODS, *roots, *gone_members}
    old = ["print", "exec"] if program.search(_STATEMENTS) else []
    if candidates.isdisjoint(program.statements.words) and not old:
        return
    aliases = program.aliases.items() if gone_members else ()
    modules = [name for name, meant in aliases if meant in GONE_MEMBERS]
    assigned = _assigned(program, {*candidates, *modules, "print"})
    bound = assigned.union(import_aliases(imports))
    builtins = frozenset() if _may_bind_more(imports) else GONE_BUILTINS - bound
    methods = GONE_METHODS - bound
    weight = ENOUGH if _are_standard(imports) else 1
    words = [*builtins, *methods, *gone_members, *GONE_MODULES, *old]
    for placed in program.statements.spelling(words):
        if _is_saved(placed):
            continue
        for gone in _gone_in(placed.statement, is_local):
            yield _sign(gone, placed.statement, CERTAIN)
        calls = {id(call.func) for call, _ in program.calls(placed.statement)}
        for node in own_expressions(placed.statement):
            called = id(node) in calls
            if isinstance(node, ast.Name) and node.id in builtins:
                yield _sign(node.id, node, _weight_of(node.id, placed, called=called))
            elif isinstance(node, ast.Attribute) and node.attr in methods and called:
                known = _is_dictionary(node.value, program)
                yield _sign(f".{node.attr}()", node, ENOUGH if known else weight)
            elif isinstance(node, ast.Attribute) and node.attr in gone_members:
                name = program.qualified(node)
                root = ast.unparse(node).partition(".")[0]
                if name in GONE and root not in assigned and not is_local(name.partition(".")[0]):
                    # What is only to be said of a failure may never be looked at.
                    failed = any(isinstance(outer, ast.ExceptHandler) for outer in placed.within)
                    yield _sign(name, node, 1 if failed else CERTAIN)
            elif old and "print" not in bound and (keyword := _statement(node)):
                yield _sign(f"the {keyword} statement", placed.statement, CERTAIN)


def _gone_members(program: SemanticModel) -> list[str]:
    """Return what is gone of the modules that *program* imports, and which it does not look for.

    To look for it is to name it in a string, or to set it.
    """
    return [
        name
        for module, members in GONE_MEMBERS.items()
        if module.partition(".")[0] in program.modules
        for name in members.split()
        if name in program.statements.words
        and not program.search(rf"['\"]{name}['\"]|\.{name}\s*=[^=]")
    ]


def _statement(node: ast.AST) -> str:
    """Return the statement of Python 2 that *node* is, which Python 3 parses as another."""
    match node:
        case ast.Subscript(ast.Name("print")) | ast.BinOp(
            ast.Name("print") | ast.Call(ast.Name("print"))
        ):
            return "print"
        case ast.Compare(ast.Call(ast.Name("exec")), [ast.In()]):
            return "exec"
    return ""


def _sign(what: str, node: ast.expr | ast.stmt, weight: int = ENOUGH) -> Sign:
    return Sign(what, node.lineno, node.col_offset + 1, weight)


def _weight_of(builtin: str, placed: StatementContext, *, called: bool) -> int:
    if builtin not in TELLING_BUILTINS or (builtin in TYPES_OF_TEXT and not called):
        return 1
    fails = called and not any(isinstance(around, ast.If) for around in placed.within)
    return CERTAIN if fails else ENOUGH


def _gone_in(statement: ast.stmt, is_local: Callable[[str], bool]) -> Iterator[str]:
    """Yield what *statement* imports that Python 3 does not have."""
    for name in imported_names(statement):
        gone = known_prefix(name, GONE_MODULES | GONE)
        if gone and not is_local(name.partition(".")[0]):
            yield gone


def _is_saved(placed: StatementContext) -> bool:
    """Whether a handler around *placed*, or one that contains it, is for missing names."""
    tries = [around for around in placed.within if isinstance(around, TRY)]
    handlers = [handler for around in tries for handler in around.handlers]
    if isinstance(placed.statement, IMPORTS):
        return any(map(may_save, handlers))
    kinds = names_in(*(handler.type for handler in handlers if handler.type))
    return not kinds.isdisjoint(_MISSING)


def _assigned(program: SemanticModel, names: Set[str]) -> frozenset[str]:
    """Return those of *names* that *program* binds anywhere, except by an import."""
    bound = {handler.name for tried in program.statements.of(*TRY) for handler in tried.handlers}
    for placed in program.statements.spelling(names):
        if isinstance(placed.statement, DEFINITIONS):
            bound.add(placed.statement.name)
        for node in own_expressions(placed.statement):
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                bound.add(node.id)
            elif isinstance(node, ast.arg):
                bound.add(node.arg)
    return frozenset(names & bound)


_BIND_A_BUILTIN = frozenset({"functools", "imp", "importlib"})


def _may_bind_more(imports: Iterable[ast.stmt]) -> bool:
    """Whether one of *imports* takes all names of a module, in which what is gone may be."""
    stars = (node for node in imports if any(name.endswith(".*") for name in imported_names(node)))
    return any(not _is_standard(node) or _root(node) in _BIND_A_BUILTIN for node in stars)


def _are_standard(imports: Iterable[ast.stmt]) -> bool:
    """Whether nothing among *imports* may have made an object with methods of the names gone."""
    return all(_is_standard(node) and _root(node) != "mailbox" for node in imports)


def _is_standard(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.ImportFrom) and statement.level:
        return False
    roots = {name.partition(".")[0] for name in imported_names(statement)}
    return roots <= sys.stdlib_module_names | GONE_MODULES | GONE_MEMBERS.keys()


def _root(statement: ast.stmt) -> str:
    return next((name.partition(".")[0] for name in imported_names(statement)), "")


def _is_dictionary(node: ast.expr, program: SemanticModel) -> bool:
    if isinstance(node, (ast.Dict, ast.DictComp)) or program.qualified(node) in DICTIONARIES:
        return True
    values = program.constants.get(node.id, []) if isinstance(node, ast.Name) else []
    return bool(values) and all(isinstance(value, (ast.Dict, ast.DictComp)) for value in values)


def _needs_python_3(program: SemanticModel) -> bool:
    """Whether no Python 2 can parse or import *program*."""
    imports = (name for _, name in unconditional_imports(program.tree.body))
    if any(known_prefix(name, ONLY_PYTHON_3) for name in imports):
        return True
    prints = program.spells("print_function")
    return any(_is_python_3(node, prints=prints) for node in ast.walk(program.tree))


def _is_python_3(node: ast.AST, *, prints: bool) -> bool:
    """Whether *node* is syntax of Python 3 only; *prints* if the file imports the function."""
    match node:
        case (
            ast.FunctionDef(returns=ast.AST())
            | ast.arg(annotation=ast.AST())
            | ast.Raise(cause=ast.AST())
            | ast.Starred(ctx=ast.Store())
            | ast.Call(ast.Name("super"), [], [])
        ):
            return True
        case ast.arguments():
            return bool(node.kwonlyargs or node.posonlyargs)
        case ast.ClassDef():
            return bool(node.keywords)
        case ast.Call(ast.Name("print")):
            return bool(node.keywords) and not prints
    return isinstance(node, _PYTHON_3_NODES)


_PYTHON_3_NODES = (
    *(ast.AnnAssign, ast.AsyncFor, ast.AsyncFunctionDef, ast.AsyncWith, ast.Await, ast.JoinedStr),
    *(ast.MatMult, ast.Match, ast.NamedExpr, ast.Nonlocal, ast.YieldFrom),
)
