"""What a program does if it is given no options and no arguments."""

from __future__ import annotations

import ast
import re

from guard_codemod.lazy import regex
from guard_codemod.semantic.model import SemanticModel


def asks_for_no_option(test: ast.expr, program: SemanticModel) -> bool:
    """Whether *test* is true unless the command line holds an option, or anything at all."""
    text = ast.unparse(test)
    option = _OPTION.fullmatch(text)
    if option is None or text.startswith("not ") is text.endswith(" False"):
        return _NO_ARGUMENTS.fullmatch(text) is not None
    name = option[1].replace("_", "[-_]")
    declared = re.compile(rf"[-']{name}'")
    flags = program.calls_spelling(["store_true"])
    return any(declared.search(ast.unparse(flag)) for flag in flags)


_OPTION = regex(r"(?:not )?\w+\.(\w+)(?: (?:is|==) False)?")
_NO_ARGUMENTS = regex(
    r"len\(sys\.argv\) (?:< 2|<= 1|== 1)|not sys\.argv\[1:\]|sys\.argv\[1:\] == \[\]"
)
