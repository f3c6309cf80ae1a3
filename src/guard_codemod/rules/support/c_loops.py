"""C code that computes for ages, without a step in Python at which a handler could run."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator

from guard_codemod.data.known_calls import Names
from guard_codemod.model import Threat, ThreatKind
from guard_codemod.rules.support.checker import Site, threat
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.literals import number, text
from guard_codemod.semantic.model import Program
from guard_codemod.semantic.qualified_names import dotted

HUGE = 10**9
"""More steps than these take long in C, too."""

_PASSES_ON = frozenset({"enumerate", "iter", "reversed", "itertools.accumulate", "itertools.chain"})
_DERIVES_A_KEY = frozenset({"hashlib.pbkdf2_hmac", "hashlib.scrypt"})
_FOLDS = Names("""
    all any bytes collections.deque collections.Counter dict frozenset list max min set sorted sum tuple
""")


COMPUTES_FOR_AGES = KeywordFilter("""
    itertools hashlib:pbkdf2,scrypt sqlite3:execute *:**,000000000,000_000_000
""")


def computes_for_ages(site: Site) -> Iterator[Threat]:
    """Yield calls that go on computing in C code for ever, or for far too long."""
    program = site.program
    for call, name in site.calls:
        if name in _FOLDS and call.args and _is_endless(call.args[0], program):
            what = "this goes through all of an endless or huge iterator in C code"
        elif (
            name.endswith(".execute")
            and call.args
            and _is_endless_query(text(call.args[0], program))
        ):
            what = "this query has no end, and SQLite computes it in C code"
        elif _takes_ages(call, name, program):
            what = "so many rounds take ages in C code"
        else:
            continue
        yield threat(ThreatKind.C_CODE, call, f"{what}: the handler of the alarm cannot run before")


def _is_endless(node: ast.expr, program: Program) -> bool:
    """Whether *node* iterates for ever, or for ages, without a step in Python."""
    if not isinstance(node, ast.Call):
        return False
    name = dotted(node.func, program.aliases)
    if name in _PASSES_ON:
        return any(_is_endless(argument, program) for argument in node.args)
    if name == "range":
        return any(number(argument, program) >= HUGE for argument in node.args)
    return name in {"itertools.count", "itertools.cycle"} or (
        name == "itertools.repeat" and len(node.args) == 1 and not node.keywords
    )


def _is_endless_query(query: str) -> bool:
    """Whether *query* recurses, and nothing in it ends that."""
    words = set(query.lower().split())
    return {"with", "recursive"} <= words and words.isdisjoint(
        {"where", "limit", "join", "having", "distinct"}
    )


def _takes_ages(call: ast.Call, name: str, program: Program) -> bool:
    """Whether *call* derives a key in too many rounds."""
    given = (
        {keyword.arg: keyword.value for keyword in call.keywords} if name in _DERIVES_A_KEY else {}
    )
    if name == "hashlib.pbkdf2_hmac":
        return (
            number(call.args[3] if len(call.args) > 3 else given.get("iterations"), program)
            >= HUGE / 10
        )
    return bool(given) and math.prod(number(given.get(factor), program) for factor in "nrp") >= HUGE
