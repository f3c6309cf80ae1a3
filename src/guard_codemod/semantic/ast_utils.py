"""The statements of a tree, and the expressions in them."""

from __future__ import annotations

import ast
import itertools
import warnings
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from threading import RLock

Function = ast.FunctionDef | ast.AsyncFunctionDef

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)
LOOPS = (ast.For, ast.AsyncFor, ast.While)
WITH = (ast.With, ast.AsyncWith)
IMPORTS = (ast.Import, ast.ImportFrom)
ASSIGNMENTS = (ast.Assign, ast.AnnAssign)
NAMES = (ast.Name, ast.Attribute)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
SEQUENCES = (ast.Tuple, ast.List)
# ``except*`` came with Python 3.11.
TRY = (ast.Try, getattr(ast, "TryStar", ast.Try))

BRANCHED = (*TRY, ast.Match)
"""Statements of which some suites are those of a handler or a case."""

SIMPLE = frozenset(
    kind for kind in ast.stmt.__subclasses__() if not {"body", "cases"}.intersection(kind._fields)
)
"""Statements without suites."""


_ONE_THREAD = RLock()
"""Python 3.11 counts how deep a tree is for all threads together, and `warnings` are theirs too."""


def tree_of(text: str | bytes) -> ast.Module:
    """Return the syntax tree of *text*, without a warning of an invalid escape, say."""
    with _ONE_THREAD, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


def statements(body: Iterable[ast.stmt], *, into_definitions: bool = False) -> Iterator[ast.stmt]:
    """Yield the statements of *body* and all that are nested in them, in source order."""
    stack = list(body)[::-1]
    while stack:
        statement = stack.pop()
        yield statement
        if type(statement) not in SIMPLE and (
            into_definitions or not isinstance(statement, DEFINITIONS)
        ):
            stack.extend(nested_statements(statement)[::-1])


def nested_statements(statement: ast.stmt) -> list[ast.stmt]:
    """Return the statements of all suites of *statement*, in order."""
    if type(statement) in SIMPLE:
        return []
    if isinstance(statement, DEFINITIONS):
        return statement.body
    return [nested for _, suite in suites(statement) for nested in suite]


def catches_all(statement: ast.Match) -> bool:
    """Whether the last case of *statement* is like ``case _``."""
    last = statement.cases[-1]
    is_wildcard = isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None
    return is_wildcard and not last.guard


def is_endless(statement: ast.stmt) -> bool:
    """Whether *statement* is like ``while True``."""
    return isinstance(statement, ast.While) and is_true(statement.test)


def suites(statement: ast.stmt) -> Sequence[tuple[ast.AST | None, Sequence[ast.stmt]]]:
    """Return the suites of the compound *statement*, each with its handler or case, if any."""
    if isinstance(statement, TRY):
        handled = ((handler, handler.body) for handler in statement.handlers)
        return (
            (None, statement.body),
            *handled,
            (None, statement.orelse),
            (None, statement.finalbody),
        )
    if isinstance(statement, ast.Match):
        return [(case, case.body) for case in statement.cases]
    return (None, getattr(statement, "body", ())), (None, getattr(statement, "orelse", ()))


def own_expressions(node: ast.stmt | ast.expr) -> list[ast.AST]:
    """Return every node of the expressions in *node* itself, in source order.

    What is in the suites of a statement, in a lambda or in a pattern is left out.
    """
    nodes: list[ast.AST] = []
    stack: list[ast.AST | None] = [node]
    while stack:
        inner = stack.pop()
        if inner is None:  # as for the ``**`` of a dictionary
            continue
        nodes.append(inner)
        for name in _EXPRESSIONS_OF.get(type(inner), ()):
            value = getattr(inner, name, None)
            if type(value) is list:
                stack += value[::-1]
            elif value is not None:
                stack.append(value)
    return nodes[1:]


def parameters_of(function: Function) -> list[ast.arg]:
    """Return the parameters of *function*, but for ``**options``."""
    takes = function.args
    named = [*takes.posonlyargs, *takes.args, *takes.kwonlyargs]
    return [*named, takes.vararg] if takes.vararg else named


def arguments(call: ast.expr | None, function: Function) -> dict[str, ast.expr]:
    """Return what each parameter of *function* is in *call*, also by default; {} if not known."""
    if not isinstance(call, ast.Call) or any(
        isinstance(argument, ast.Starred) or getattr(argument, "arg", "") is None
        for argument in (*call.args, *call.keywords)
    ):
        return {}
    takes = function.args
    names = [argument.arg for argument in (*takes.posonlyargs, *takes.args)]
    given: dict[str, ast.expr | None] = dict(zip(names[::-1], takes.defaults[::-1], strict=False))
    given |= zip((argument.arg for argument in takes.kwonlyargs), takes.kw_defaults, strict=True)
    names = names[names[:1] in (["self"], ["cls"]) :] + [
        argument.arg for argument in [takes.vararg] if argument
    ]
    given |= zip(names, call.args, strict=False)
    given |= {str(keyword.arg): keyword.value for keyword in call.keywords}
    return {name: value for name, value in given.items() if value is not None}


def calls_by(function: ast.expr) -> list[ast.Call]:
    """Return the calls that are made when *function* is called: those of a lambda, or that one."""
    if isinstance(function, ast.Lambda):
        return [node for node in ast.walk(function.body) if isinstance(node, ast.Call)]
    return [ast.copy_location(ast.Call(function, [], []), function)]


def without_key(node: ast.AST) -> ast.AST:
    """Return what *node* is a part of, by a key, or *node* itself."""
    return node.value if isinstance(node, ast.Subscript) else node


def items_of(comprehension: ast.AST) -> list[ast.expr]:
    """Return what *comprehension* evaluates for each item, its conditions apart."""
    parts = (getattr(comprehension, name, None) for name in ("elt", "key", "value"))
    return [part for part in parts if part]


def elements_of(node: ast.expr | None) -> Sequence[ast.expr]:
    """Return what the tuple or list *node* lists, or *node* itself."""
    return node.elts if isinstance(node, (ast.Tuple, ast.List)) else [node] if node else []


def expressions_of(statement: ast.stmt, kinds: Container[type[ast.AST]]) -> list[ast.AST]:
    """Return the expressions of *kinds* in *statement* itself, unordered; no leaf among *kinds*."""
    collected: list[ast.AST] = []
    nodes: list[ast.AST] = [statement]
    for node in nodes:  # which grows
        kind = type(node)
        fields = _EXPRESSIONS_OF.get(kind)
        if fields is None:  # a leaf, or the None that stands for the ``**`` of a dictionary
            continue
        if kind in kinds:
            collected.append(node)
        for name in fields:
            value = getattr(node, name, None)
            if type(value) is list:
                nodes += value
            elif value is not None:
                nodes.append(value)
    return collected


def _with_derived(kind: type[ast.AST]) -> Iterator[type[ast.AST]]:
    yield kind
    for derived in kind.__subclasses__():
        yield from _with_derived(derived)


_SUITES = frozenset({"body", "handlers", "orelse", "finalbody", "cases", "names", "type_params"})
_NO_NODES = frozenset(
    {
        "ctx",
        "op",
        "ops",
        "id",
        "attr",
        "arg",
        "conversion",
        "is_async",
        "type_comment",
        "str",
        "kind",
    }
    | {"module", "level", "simple"}
)
_LEAVES = (ast.Name, ast.Constant, ast.Lambda)
_KINDS = (ast.stmt, ast.expr, ast.keyword, ast.comprehension, ast.withitem, ast.arguments, ast.arg)
_EXPRESSIONS_OF: Mapping[type[ast.AST], tuple[str, ...]] = {
    kind: tuple(
        field
        for field in reversed(kind._fields)
        if field not in _NO_NODES
        and not (issubclass(kind, ast.stmt) and field in _SUITES)
        and not (issubclass(kind, DEFINITIONS) and field == "name")
    )
    for parent in _KINDS
    for kind in _with_derived(parent)
    if not issubclass(kind, _LEAVES)
}
"""The fields that hold expressions or parts of them, for each node type, in reverse order."""


def last_name(node: ast.AST) -> str:
    """Return the last part of the name *node*, "" if it is no name."""
    return str(getattr(node, "attr", getattr(node, "id", "")))


def targets_of(statement: ast.stmt) -> list[ast.expr]:
    """Return what *statement* assigns to, deletes, or takes items in."""
    target = getattr(statement, "target", None)
    return [target] if target else getattr(statement, "targets", [])


def values_by_name(
    bound: Iterable[tuple[ast.expr | None, ast.expr]],
) -> dict[str, list[ast.expr]]:
    """Map the last name of each target to the values that are *bound* to it."""
    values: dict[str, list[ast.expr]] = {}
    for target, value in bound:
        if target and (name := last_name(target)):
            values.setdefault(name, []).append(value)
    return values


def unparsed(node: ast.AST) -> str:
    """Return what ``ast.unparse`` does, which takes long to begin: most nodes are names."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, NAMES):
        return f"{unparsed(node.value)}.{node.attr}"
    return ast.unparse(node)


def is_small(node: ast.AST) -> bool:
    """Whether *node* has so few parts that its text can be written anew: few levels, at least."""
    return next(itertools.islice(ast.walk(node), 100, None), None) is None


def is_none(node: ast.AST) -> bool:
    """Whether *node* is the constant ``None``."""
    return is_constant(node, None)


def made_in(value: ast.expr) -> ast.expr:
    """Return *value* without the ``await`` around it, or the stack of contexts that enters it."""
    match value:
        case ast.Await(inner):
            return made_in(inner)
        case ast.Call(ast.Attribute(_, "enter_context" | "enter_async_context"), [entered]):
            return entered
    return value


def is_constant(node: ast.AST | None, value: object) -> bool:
    """Whether *node* is a constant that equals *value*: 0 is False, too."""
    return isinstance(node, ast.Constant) and node.value == value


def is_true(node: ast.AST | None) -> bool:
    """Whether *node* is a constant that is true."""
    return isinstance(node, ast.Constant) and bool(node.value)


def text_of(node: ast.AST | None) -> str:
    """Return the text of the string *node*, "" if it is none."""
    value = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else ""


def values_given(call: ast.Call) -> list[ast.expr]:
    """Return the arguments of *call*, with and without a keyword."""
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def keyword(call: ast.Call, *names: str) -> ast.expr | None:
    """Return the first argument of *call* that is passed by one of *names*."""
    return next((given.value for given in call.keywords if given.arg in names), None)


def binds(node: ast.AST, name: str) -> bool:
    """Whether *node* is *name* where it is bound, or deleted."""
    return isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load)


def names_in(*nodes: ast.AST) -> set[str]:
    """Return the variables that *nodes* name."""
    return {inner.id for node in nodes for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def logic_of(test: ast.expr, decide: Callable[[ast.expr], bool | None]) -> bool | None:
    """Return the value of a ``not``, ``and`` or ``or``, given that *decide* evaluates its parts."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        value = decide(test.operand)
        return None if value is None else not value
    if not isinstance(test, ast.BoolOp):
        return None
    decisive = isinstance(test.op, ast.Or)
    values = [*map(decide, test.values)]
    return decisive if decisive in values else None if None in values else not decisive


def annotated(classes: Iterable[ast.ClassDef]) -> Iterator[tuple[str, ast.expr]]:
    """Yield the attributes that *classes* only annotate, with the annotation."""
    for member in (member for made in classes for member in made.body):
        if isinstance(member, ast.AnnAssign) and member.value is None:
            yield last_name(member.target), member.annotation


def holds_two_locks(statement: ast.stmt) -> bool:
    """Whether *statement* is like ``with lock:`` around another one, which may deadlock."""
    return _enters_a_lock(statement) and any(
        map(_enters_a_lock, statements(getattr(statement, "body", ())))
    )


def _enters_a_lock(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.With) and isinstance(statement.items[0].context_expr, NAMES)


def is_abstract(function: Function) -> bool:
    """Whether *function* only says that subclasses define it."""
    last = function.body[-1]
    return (
        len(function.body) < 3
        and isinstance(last, ast.Raise)
        and "NotImplementedError" in ast.unparse(last)
    ) or any(last_name(decorator) == "abstractmethod" for decorator in function.decorator_list)
