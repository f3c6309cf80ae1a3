"""What a run does without options, and on the systems that have the signal of a guard."""

from __future__ import annotations

import ast
import re

from guard_codemod.lazy import regex
from guard_codemod.semantic.ast_utils import keyword, last_name, text_of
from guard_codemod.semantic.model import SemanticModel


def asks_for_no_option(test: ast.expr, program: SemanticModel) -> bool:
    """Whether *test* is true unless the command line holds an option, or anything at all."""
    text = ast.unparse(test)
    if chooses_a_command(test, program) or _is_of_default(test, program):
        return True
    test_of_option = _OPTION.fullmatch(text)
    if test_of_option is None or text.startswith("not ") is text.endswith(" False"):
        return NO_ARGUMENTS.fullmatch(text) is not None
    option = test_of_option[1]
    if option.isidentifier():  # a variable that holds it, or a parameter of the command
        values = {*map(ast.unparse, program.bound_to(option))} or {option}
        option = values.pop() if len(values) == 1 else ""
    named = _NAMED.fullmatch(option)
    if named is None:
        return False
    if option != named[1] and named[1].rpartition("__")[2].startswith("no_"):
        return True  # as such options are off unless they are given
    declared = re.compile(rf"[-']{named[1].replace('_', '[-_]')}'")
    flags = program.calls_spelling(["store_true", "is_flag"])
    return any(declared.search(ast.unparse(flag)) for flag in flags)


_OPTION = regex(r"(?:not )?([\w.[\]']+)(?: (?:is|==) False)?")
_NAMED = regex(r"(?:[\w.[\]]+(?:\.|\['))?(\w+)(?:'\])?")
NO_ARGUMENTS = regex(
    r"\w+\.invoked_subcommand is None|not \w+\.invoked_subcommand"
    r"|len\((?:sys\.)?arg[sv](?:\[1:\])?\) (?:<=?|==) [0-3]"
    r"|not (?:sys\.)?arg[sv](?:\[1:\])?|sys\.argv\[1:\] == \[\]"
)
"""A test for a command line with too little to work on."""


def chooses_a_command(test: ast.expr, program: SemanticModel) -> bool:
    """Whether *test* is true without a command of `argparse`, as ``args.command is None``."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        test = test.values[0]
    asked = _NOT_GIVEN.fullmatch(ast.unparse(test))
    if asked is None or not program.spells("add_subparsers("):
        return False
    name = asked[1] or asked[2]
    bound = {last_name(value) for value in program.bound_to(name)} if "." not in name else {""}
    option = name.rpartition(".")[2] if "." in name else bound.pop() if len(bound) == 1 else ""
    given = (keyword(call, "dest") for call in program.calls_spelling(["add_subparsers"]))
    return option != "" and option in map(text_of, given)


_NOT_GIVEN = regex(r"(?:not (\w+(?:\.\w+)?)|(\w+(?:\.\w+)?) is None)")


def _is_of_default(test: ast.expr, program: SemanticModel) -> bool:
    """Whether *test* holds for what a variable is unless an argument says otherwise."""
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], (ast.Eq, ast.In)):
        return False
    default = _default_of(test.left, program)
    asked = test.comparators[0]
    return default != "" and default in map(text_of, getattr(asked, "elts", [asked]))


def _default_of(variable: ast.expr, program: SemanticModel) -> str:
    """Return the text that *variable* is unless the command line has an argument for it, or ""."""
    name = last_name(variable)
    if isinstance(variable, ast.Attribute):
        declared = [
            call
            for call in program.calls_spelling(["add_argument"])
            if f"-{name.replace('_', '-')}" in (f"-{text_of(it).lstrip('-')}" for it in call.args)
        ]
        return text_of(keyword(declared[0], "default")) if len(declared) == 1 else ""
    bound = program.bound_to(name) if isinstance(variable, ast.Name) else []
    value = bound[0] if len(bound) == 1 else None
    if isinstance(value, ast.IfExp) and _ARGUMENTS.search(ast.unparse(value.test)):
        return text_of(value.orelse)
    if isinstance(value, ast.Attribute):
        return _default_of(value, program)
    return text_of(value.values[-1]) if isinstance(value, ast.BoolOp) else ""


_ARGUMENTS = regex(r"^(?:len\()?(?:sys\.)?arg[sv]\b(?!\.)")


def on_windows(test: ast.expr, program: SemanticModel) -> bool | None:
    """Return whether *test* is true on Windows, which has no SIGALRM, if it asks for that."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        value = on_windows(test.operand, program)
        return None if value is None else not value
    values = program.values_of(test.id) if isinstance(test, ast.Name) else [test]
    asked = _WINDOWS.fullmatch(ast.unparse(values[0])) if len(values) == 1 else None
    return asked and asked[1] != "!="


_WINDOWS = regex(
    r"(?:sys\.platform|os\.name|platform\.system\(\)) (==|!=) '(?:win32|nt|Windows)'"
    r"|sys\.platform\.startswith\('win(?:32)?'\)"
)
