"""A job that becomes another program: the alarm survives, and the handler does not.

https://docs.python.org/3/library/os.html#os.execv and
https://pubs.opengroup.org/onlinepubs/9799919799/functions/exec.html
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from guard_codemod.model import Threat, ThreatKind
from guard_codemod.rules.support.checker import Site, threat
from guard_codemod.rules.support.fork_branches import is_in_child

_REPLACES_THE_PROCESS = frozenset(
    f"os.{name}"
    for name in ("execl", "execle", "execlp", "execlpe", "execv", "execve", "execvp", "execvpe")
)


_ITSELF = re.compile(r"(?:[\w.]*\b(?:abspath|realpath)\()?(?:__file__|sys\.argv(?:\[[0:]\])?)\)?")
"""The path of the job, or its whole command line."""


def replaced(site: Site) -> Iterator[Threat]:
    """Yield calls that replace the process, but by the job itself: that sets handler and alarm anew as it begins."""
    for call, name in site.calls:
        if name in _REPLACES_THE_PROCESS and not (_begins_again(call, site) or is_in_child(site)):
            what = "the program that takes over keeps the alarm but not the handler, and dies with a terse Alarm clock"
            yield threat(ThreatKind.REPLACED, call, what)


def _begins_again(call: ast.Call, site: Site) -> bool:
    program, *arguments = call.args or [call]
    # Who hands on its command line as it stands calls another program under its own name.
    return any(
        _ITSELF.fullmatch(ast.unparse(word))
        for argument in (program, *(one for one in arguments if not isinstance(one, ast.Attribute)))
        for word in _words(argument, site)
    )


def _words(node: ast.expr, site: Site) -> list[ast.expr]:
    """Return what the command line *node* is put together from, also in variables of the function."""
    found = [node]
    for one in found:
        found += [part for part in _parts(one, site) if part not in found]
    return found


def _parts(node: ast.expr, site: Site) -> list[ast.expr]:
    if isinstance(node, (ast.List, ast.Tuple)):
        return node.elts
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    if isinstance(node, ast.Starred):
        return [node.value]
    if not isinstance(node, ast.Name):
        return []
    return [
        placed.statement.value
        for placed in site.program.statements.spelling([node.id])
        if placed.function is site.function
        and isinstance(placed.statement, ast.Assign)
        and any(
            isinstance(target, ast.Name) and target.id == node.id
            for target in placed.statement.targets
        )
    ]
