"""What a call calls, by what its owner is made by."""

from __future__ import annotations

import ast

from guard_codemod.lazy import memoized
from guard_codemod.semantic.model import SemanticModel


@memoized
def name_of_call(program: SemanticModel, call: ast.Call) -> str:
    """Return the qualified name of *call*, with what its owner is made by looked up."""
    name = program.qualified(call.func)
    for _ in range(3):  # what one is made of may have to be looked up, too
        owner, _, method = name.partition(".")
        if not method:
            break
        if owner == "self":
            attribute, _, method = method.partition(".")
            made = program.attributes.get(attribute)
        elif owner.endswith("()"):
            made = program.returned_by(owner[:-2])
        else:
            made = program.made_by(owner)
        if not made or not method:
            break
        name = f"{made}.{method}"
    return name
