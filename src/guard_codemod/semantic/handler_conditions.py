"""What a handler knows of the exception that it has caught."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field

from guard_codemod.lazy import frozen, memoized, regex
from guard_codemod.semantic.ast_utils import (
    NAMES,
    SEQUENCES,
    Function,
    arguments,
    is_constant,
    is_none,
    last_name,
    logic_of,
    own_expressions,
    text_of,
    unparsed,
)
from guard_codemod.semantic.deadline_checks import time_is_up
from guard_codemod.semantic.exception_matching import catches, is_one
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name

_IS_FOREIGN = regex(
    r"(?!.*(?:tim|limit|second|hang|hung|guard)).*[a-z]{2} .*[a-z]{3}.*", re.IGNORECASE
)
"""Several words that no guard's message contains: most likely the author's own message."""

_MEMBERSHIP = (ast.In, ast.NotIn)
_ALL_HAVE = frozenset(
    {"add_note", "args", "errno", "filename", "filename2", "strerror", "with_traceback"}
)
"""The attributes of each `TimeoutError`."""


@frozen
class CaughtException:
    """A guard's exception, as named by a handler: it has a message but no error number.

    Some variables, and attributes, are known to hold `values`.
    """

    name: str | None
    program: SemanticModel
    raised: str | None
    values: Mapping[str, ast.expr] = field(default_factory=dict)

    def replaced(self, node: ast.expr) -> ast.expr:
        """Return the known value of *node* as an expression, or *node* if there is none."""
        if isinstance(node, ast.IfExp):
            taken = self.decide(node.test)
            return node if taken is None else self.replaced(node.body if taken else node.orelse)
        is_variable = self.values and isinstance(node, NAMES)
        return self.values.get(unparsed(node), node) if is_variable else node

    def constant(self, node: ast.expr) -> ast.expr | None:
        """Return the constant that *node* evaluates to, if known. The exception counts as True."""
        if self._is_it(node):
            return ast.Constant(True)
        if self._is_call(node, "getattr") and _second(node) not in _ALL_HAVE:
            node = node.args[-1] if isinstance(node, ast.Call) else node  # the default
        return node if isinstance(node, ast.Constant) else None

    def fails(self, statement: ast.stmt) -> bool:
        """Whether *statement* asks the exception for what it does not have, as ``error.code``."""
        return any(
            isinstance(node, (ast.Attribute, ast.Subscript))
            and self._is_it(node.value)
            and last_name(node) not in _ALL_HAVE
            and not last_name(node).startswith("__")
            for node in own_expressions(statement)
        )

    def decide(self, test: ast.expr) -> bool | None:
        """Return the value of *test*, None if unknown."""
        known = self.replaced(test)
        if isinstance(known, ast.Constant):
            return bool(known.value)
        if isinstance(test, (ast.UnaryOp, ast.BoolOp)):
            return logic_of(test, self.decide)
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            if isinstance(test.ops[0], _MEMBERSHIP) and self._is_foreign_to(
                test.left, test.comparators[0]
            ):
                return isinstance(test.ops[0], ast.NotIn)
            decided = self._compare(test.left, test.ops[0], test.comparators[0])
            return time_is_up(test, self.program) if decided is None else decided
        if isinstance(test, ast.Call):
            return self._ask(test)
        return False if self._is_number(test) else None

    def _compare(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> bool | None:
        known = self.replaced(left)
        constants = isinstance(known, ast.Constant) and isinstance(right, ast.Constant)
        if constants or (last_name(known).isupper() and last_name(right).isupper()):
            same = unparsed(known) == unparsed(right)
            if isinstance(operator, (ast.Is, ast.Eq)):
                return same
            return not same if isinstance(operator, (ast.IsNot, ast.NotEq)) else None
        if isinstance(known, ast.Constant) and isinstance(right, SEQUENCES):
            inside = any(is_constant(element, known.value) for element in right.elts)
            is_in = isinstance(operator, ast.In)
            all_known = all(isinstance(element, ast.Constant) for element in right.elts)
            return inside is is_in if all_known and isinstance(operator, _MEMBERSHIP) else None
        if self._is_number(right):
            left, right = right, left
        if not self._is_number(left):
            return None
        if is_none(right):
            return None
        if isinstance(operator, (ast.Eq, ast.Is, ast.In)):
            return False
        return True if isinstance(operator, (ast.NotEq, ast.IsNot, ast.NotIn)) else None

    def _is_foreign_to(self, text: ast.expr, message: ast.expr) -> bool:
        """Whether *text* is of what no guard says, and *message* is like ``str(error)``."""
        while isinstance(message, ast.Call) and isinstance(message.func, ast.Attribute):
            message = message.func.value
        kept = [message, *self.program.bound_to(unparsed(message))]
        return any(map(self._is_text, kept)) and _IS_FOREIGN.fullmatch(text_of(text)) is not None

    def _is_text(self, node: ast.expr) -> bool:
        return self._is_call(node, "str") or self._is_call(node, "repr")

    def _is_number(self, node: ast.expr) -> bool:
        """Whether *node* is an error number, as ``error.errno`` and ``error.args[0]`` are."""
        match node:
            case ast.Subscript(ast.Attribute(whole) | whole, ast.Constant(0)) | ast.Attribute(
                whole, "errno" | "code" | "winerror" | "returncode"
            ):
                return self._is_it(whole)
            case ast.Call() if self._is_call(node, "getattr"):
                return _second(node) in {"errno", "code"}
            case ast.Call(function, [argument], []):  # as in ``get_errno(error)``
                return self._is_it(argument) and "errno" in last_name(function)
        return False

    def _ask(self, call: ast.Call) -> bool | None:
        if self._is_call(call, "isinstance") and len(call.args) == 2:
            return catches(call.args[1], self.program, self.raised)
        if self._is_call(call, "hasattr"):
            return _second(call) in _ALL_HAVE
        return None

    def _is_call(self, node: ast.expr, name: str) -> bool:
        return (
            isinstance(node, ast.Call)
            and self.program.qualified(node.func) == name
            and bool(node.args)
            and self._is_it(node.args[0])
        )

    def _is_it(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and node.id == self.name


@frozen
class ExitArguments(CaughtException):
    """The same under the names of the arguments of ``__exit__``, its class being *kind*."""

    kind: str | None = None

    @classmethod
    def to(cls, function: Function, program: SemanticModel, raised: str | None) -> ExitArguments:
        """Return what the ``__exit__`` that is *function* is passed."""
        arguments = [argument.arg for argument in [*function.args.posonlyargs, *function.args.args]]
        _, kind, name, *_ = [*arguments, None, None, None]
        return cls(name, program, raised, kind=kind)

    def decide(self, test: ast.expr) -> bool | None:
        return True if self._is_any(test) else super().decide(test)

    def _compare(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> bool | None:
        negated = isinstance(operator, (ast.IsNot, ast.NotEq, ast.NotIn))
        if self._is_any(left) and is_none(right):
            return negated
        if self._is_any(left) and not self._is_it(left):
            return is_one(right, self.program, self.raised) is not negated
        return super()._compare(left, operator, right)

    def _ask(self, call: ast.Call) -> bool | None:
        if (
            qualified_name(call.func, {}) == "issubclass"
            and len(call.args) == 2
            and self._is_any(call.args[0])
        ):
            return catches(call.args[1], self.program, self.raised)
        return super()._ask(call)

    def _is_any(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and node.id in (self.kind, self.name)


@frozen
class ReturnedValue(CaughtException):
    """The same of what `call` returned: `value`, if that is known."""

    call: ast.expr | None = None
    value: ast.expr | None = None

    def replaced(self, node: ast.expr) -> ast.expr:
        return self.value if self.value and node is self.call else super().replaced(node)

    def fails(self, statement: ast.stmt) -> bool:
        """Whether *statement* does with the value what None does not support."""
        if self.value is None or not is_none(self.value):
            return False
        line = self.call.lineno if self.call else 0
        if not (self.values or statement.lineno <= line <= (statement.end_lineno or line)):
            return False
        used = _used_in(self.program, statement)
        return any(self.replaced(node) is self.value for node in used)


@memoized
def _used_in(program: SemanticModel, statement: ast.stmt) -> list[ast.expr]:
    """Return of what *statement* reads the items, an attribute or the content."""
    used = [getattr(statement, "iter", None)]
    for node in own_expressions(statement):
        if isinstance(node, (ast.Attribute, ast.Subscript)):
            used.append(node.value)
        elif isinstance(node, ast.Call) and program.facts_of(node).consumes:
            used += node.args
    return [node for node in used if node]


def constant_arguments(
    call: ast.expr | None, function: Function, values: Mapping[str, ast.expr] | None = None
) -> dict[str, ast.Constant]:
    """Return the parameters of *function* that are constants in *call*, be it by default.

    Where it is called, some variables are known to hold *values*.
    """
    given = arguments(call, function)
    if values:
        given = {
            name: values.get(last_name(value), value) if isinstance(value, ast.Name) else value
            for name, value in given.items()
        }
    constants = {name: value for name, value in given.items() if isinstance(value, ast.Constant)}
    bound = _bound_in(function) if constants else ()
    return {name: value for name, value in constants.items() if name not in bound}


def shared_constants(
    given: Sequence[Mapping[str, ast.Constant]], function: Function
) -> dict[str, ast.Constant]:
    """Return what *function* is *given* by each call, and the texts that it makes of that.

    These are as in ``upper = name.upper()``.
    """
    values = {
        name: value
        for name, value in (given[0] if given else {}).items()
        if len({ast.dump(other.get(name, _UNKNOWN)) for other in given}) == 1
    }
    if not values:
        return {}
    stored = Counter(
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    for statement in function.body:
        match statement:
            case ast.Assign([ast.Name(name)], value) if stored[name] == 1:
                made = _text_made(value, values)
                if made:
                    values[name] = made
    return values


def _text_made(value: ast.expr, values: Mapping[str, ast.Constant]) -> ast.Constant | None:
    """Return the text that *value* evaluates to, given the known *values* of variables."""
    match value:
        case ast.Name(name):
            return values.get(name)
        case ast.Call(ast.Name("str"), [inner], []):
            made = _text_made(inner, values)
            return made if text_of(made) else None
        case ast.Call(ast.Attribute(inner, "lower" | "upper" | "strip" as method), [], []):
            text = text_of(_text_made(inner, values))
            return ast.Constant(getattr(text, method)()) if text else None
    return None


@memoized
def _bound_in(function: Function) -> set[str]:
    names = (node for node in ast.walk(function) if isinstance(node, ast.Name))
    return {node.id for node in names if isinstance(node.ctx, ast.Store)}


_UNKNOWN = ast.Name("")


def _second(node: ast.expr) -> object:
    second = node.args[1] if isinstance(node, ast.Call) and len(node.args) > 1 else None
    return second.value if isinstance(second, ast.Constant) else None
