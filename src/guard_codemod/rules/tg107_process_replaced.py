"""TG107: the job replaces its own process."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from guard_codemod.data.call import CHILD
from guard_codemod.data.subprocesses import TELLS_OF_ITSELF
from guard_codemod.lazy import regex
from guard_codemod.model import Doubt, Finding
from guard_codemod.rules.base import HazardRule
from guard_codemod.rules.support.checker import Site
from guard_codemod.semantic.ast_utils import SEQUENCES, TRY, last_name
from guard_codemod.semantic.blocking_calls import may_block
from guard_codemod.semantic.call_trace import run
from guard_codemod.semantic.commands import is_short_command
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.main_block import evaluate_main_test
from guard_codemod.semantic.qualified_names import CallEvent, qualified_name


class ProcessReplaced(HazardRule):
    """Reports calls that replace the running program with another one.

    An alarm survives ``exec``, but signal handlers do not. A job that executes itself sets both
    again when it starts: it is reported if it does so once it has worked, round by round.
    Source: https://docs.python.org/3/library/os.html#os.execv and
    https://pubs.opengroup.org/onlinepubs/9799919799/functions/exec.html
    """

    summary = "the job replaces its own process, and the handler of its guard with it"
    why = (
        "The new program inherits the alarm but not the handler: after the timeout, it dies"
        " without a traceback, or ignores the signal."
    )
    help = "use subprocess.run(..., timeout=...), or limit it from outside: timeout(1), systemd"
    mitigated_by = ()  # no part of the guard survives exec
    precision = "1 of 1 findings at medium confidence"
    known_limits = (
        "A job that does nothing else in the end is refused (TG009). Under a condition,"
        " the confidence is medium."
    )
    bad = """\
import os
import sys
import urllib.request

if __name__ == "__main__":
    if sys.argv[1:]:
        os.execvp("rsync", ["rsync", *sys.argv[1:]])
    urllib.request.urlretrieve("http://127.0.0.1/rates.csv", "rates.csv")
"""
    good = """\
import subprocess
import sys

if __name__ == "__main__":
    sys.exit(subprocess.run(["rsync", *sys.argv[1:]]).returncode)
"""
    keywords = KeywordFilter(concerns=lambda facts: facts.replaces)

    @classmethod
    def check_site(cls, site: Site) -> Iterator[Finding]:
        for call, name in site.calls:
            replaces = site.program.known(name).replaces
            if not replaces:
                continue
            if not _begins_again(call, site):
                so = ": the alarm survives, the handler does not"
                values = (getattr(word, "value", None) for word in ast.walk(call))
                ifs = (outer for outer in site.within if isinstance(outer, ast.If))
                optional = any(evaluate_main_test(outer.test) is None for outer in ifs)
                guessed = Doubt.GUESSED.when(not TELLS_OF_ITSELF.isdisjoint(values))
                doubts = guessed | Doubt.SELDOM.when(_ends_soon(call, site))
                doubts |= Doubt.CONDITIONAL.when(optional)
                what = f"{name}() replaces the process"
                yield cls.at(call, what, consequence=so, doubts=doubts)
            elif _has_worked(call, site):
                what = "the job starts itself anew, with a new guard"
                so = ": all rounds have no limit"
                yield cls.at(call, what, consequence=so, doubts=Doubt.GUESSED)


_ITSELF = regex(
    r"(?:[\w.]*\b(?:abspath|realpath|str|Path)\()*(?:__file__|sys\.argv(?:\[[0:]\])?)"
    r"(?:\)|\.(?:absolute|as_posix|resolve)\()*"
)
"""The path of the job, or its whole command line."""


def _ends_soon(call: ast.Call, site: Site) -> bool:
    """Whether *call* runs a command that is known to end soon in the place of the job."""
    words = [*call.args[:1], *(call.args[2:] if "execl" in last_name(call.func) else ())]
    listed = call.args[1] if len(call.args) > 1 else None
    words += listed.elts[1:] if isinstance(listed, SEQUENCES) else ()
    return is_short_command(ast.Call(call.func, [ast.List(words)], []), site.program)


def _begins_again(call: ast.Call, site: Site) -> bool:
    program, *arguments = call.args or [call]
    # A job that passes on its command line unchanged calls another program under its own name.
    return any(
        _ITSELF.fullmatch(ast.unparse(word))
        for argument in (
            program,
            *(node for node in arguments if not isinstance(node, ast.Attribute)),
        )
        for word in _words(argument, site)
    )


def _has_worked(call: ast.Call, site: Site) -> bool:
    """Whether the job may wait for something before it makes *call*."""
    waits = False
    for _, step in run(site.program):
        if step.call is call:
            return waits and (step.unconditional or _is_in_a_handler(step))
        facts = site.program.known(step.name)
        waits |= may_block(facts) and facts.on != CHILD
    return False


def _is_in_a_handler(step: CallEvent) -> bool:
    """Whether a handler makes the call of *step*, or calls the function that does."""
    handlers = [
        handler for outer in step.inside if isinstance(outer, TRY) for handler in outer.handlers
    ]
    called = {
        last_name(node.func)
        for handler in handlers
        for node in ast.walk(handler)
        if isinstance(node, ast.Call)
    }
    return not called.isdisjoint([last_name(step.call.func), *step.within])


def _words(node: ast.expr, site: Site) -> list[ast.expr]:
    """Return the parts of the command line *node*, also those in local variables."""
    words, left = list[ast.expr](), [node]
    while left:
        part = left.pop(0)
        if part not in words:
            words.append(part)
            left += _parts(part, site)
    return words


def _parts(node: ast.expr, site: Site) -> list[ast.expr]:
    if isinstance(node, SEQUENCES):
        return node.elts
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [node.left, node.right]
    if isinstance(node, ast.Starred):
        return [node.value]
    if isinstance(node, ast.Call) and qualified_name(node.func, {}) in ("list", "tuple", "map"):
        return node.args
    if isinstance(node, (ast.GeneratorExp, ast.ListComp)):
        return [generator.iter for generator in node.generators]
    if not isinstance(node, ast.Name):
        return []
    return [
        placed.statement.value
        for placed in site.spelling_here([node.id])
        if isinstance(placed.statement, ast.Assign)
        and node.id in map(last_name, placed.statement.targets)
    ]
