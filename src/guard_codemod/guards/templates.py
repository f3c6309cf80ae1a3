"""Make the text of a guard from its parts."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from functools import cache

from guard_codemod.guards.actions import action_class, action_of
from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.guard_module import module_call
from guard_codemod.guards.message import SECONDS as SECONDS_AT_RUN_TIME
from guard_codemod.guards.parts import parts as all_parts
from guard_codemod.guards.parts import parts_of
from guard_codemod.guards.placeholders import MESSAGE, SECONDS
from guard_codemod.guards.spec import GuardOptions, GuardSpec
from guard_codemod.lazy import replace
from guard_codemod.semantic.ast_utils import names_in, tree_of

MAIN_HEADER = 'if __name__ == "__main__":'


def guard_source(spec: GuardSpec, column: int) -> str:
    """Return the guard for *column*, but not indented, with ``\\n`` line ends."""
    paragraphs = _paragraphs(CodeWriter(spec, column))
    return "\n\n".join("\n".join(paragraph) for paragraph in paragraphs) + "\n"


def guard_statements(spec: GuardSpec) -> list[ast.stmt]:
    """Return the statements of the guard as a syntax tree."""
    return tree_of(guard_source(spec, 0)).body


def _paragraphs(code: CodeWriter) -> Iterator[list[str]]:
    if code.options.module:
        yield from filter(None, [list(code.spec.inner_imports), module_call(code)])
        return
    parts = parts_of(code.options)
    for part in parts:
        yield from part.definitions(code)
    yield [line for part in parts for line in part.arming(code)]


def indented(spec: GuardSpec, outer: str = "") -> list[str]:
    """Return the lines of the guard *spec* in a block whose header is indented by *outer*."""
    indent = outer + spec.indent
    lines = guard_source(spec, len(outer.expandtabs(4)) + len(spec.indent.expandtabs(4)))
    return [f"{indent}{line}" if line else "" for line in lines.splitlines()]


def new_block_source(spec: GuardSpec) -> str:
    """Return a main block that contains only the guard."""
    # Black wants an empty line at the start of a block only before a definition.
    opening = [""] if opens_with_definition(spec) else []
    return "\n".join([MAIN_HEADER, *opening, *indented(spec), ""])


def opens_with_definition(spec: GuardSpec) -> bool:
    """Whether the guard *spec* begins with a function, rather than a statement."""
    return guard_source(spec, 0).startswith("def ")


def import_statement(module: str, called: str) -> str:
    """Return the import of *module*, which the file calls *called*."""
    return f"import {module}" + ("" if called == module else f" as {called}")


def modules_of(options: GuardOptions) -> tuple[str, ...]:
    """Return the modules that a guard with *options* imports, sorted."""
    if options.module:
        return (options.module,)
    return tuple(sorted(_used_in(options).keys() - names_of(options)))


def names_of(options: GuardOptions) -> tuple[str, ...]:
    """Return the other names in a guard: the exception, functions and variables."""
    if options.module:
        return ()
    own = action_of(options).imported or ()
    modules = sys.stdlib_module_names.difference(own[1:])
    return tuple(name for name in _used_in(options) if name.partition(".")[0] not in modules)


@cache
def _used_in(options: GuardOptions) -> dict[str, None]:
    """Return the names that a guard with *options* defines or uses, in order."""
    code = CodeWriter(_template(options, {}), 0)
    for _ in _paragraphs(code):
        pass  # writing it notes them
    return code.used


def template_of(options: GuardOptions) -> GuardSpec:
    """Return the guard with *options*, and with placeholders for everything else."""
    # A dotted name would be an attribute in the tree.
    dotted = (module for module in modules_of(options) if "." in module)
    return _template(options, {module: module.replace(".", "__") for module in dotted})


def _template(options: GuardOptions, names: Mapping[str, str]) -> GuardSpec:
    at_run_time = SECONDS_AT_RUN_TIME if options.timeout_env is not None else ""
    return GuardSpec(False, "    ", SECONDS, f"{MESSAGE}{at_run_time}", names, options)


@cache
def _reserved_names(on_timeout: str) -> frozenset[str]:
    """Return the names that a guard with *on_timeout* and all parts uses."""
    action = action_class(on_timeout)
    options = replace(GuardOptions(), **action.template)
    whole = options
    for part in all_parts():  # a combination that no guard has
        whole = replace(whole, **part.template)
    statements = guard_statements(template_of(replace(whole, alone=False)))
    nodes = [node for statement in statements for node in ast.walk(statement)]
    names = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    names |= names_in(*statements)
    return frozenset(names.difference(action(options).imported or ()))


def parse_on_timeout(text: str) -> None:
    """Raise `ValueError`, saying what to write, unless *text* is a valid timeout action."""
    action = action_class(text)(GuardOptions(on_timeout=text))
    action.check(action.target)
    name = action.imported[1] if action.imported else None
    if name and name in _reserved_names(text):
        raise ValueError(f"the guard itself uses the name {name!r}: rename your function")
