"""Threads and child processes whose class is in a module of the job's own folder."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from guard_codemod.data.call import PROCESS, THREAD, TIMER
from guard_codemod.rules.support.checker import Site
from guard_codemod.rules.support.daemons import is_daemon, is_ended
from guard_codemod.rules.support.spawned import work_of
from guard_codemod.semantic.ast_utils import Function, values_given
from guard_codemod.semantic.blocking_analysis import ELSEWHERE, Blocks, analysis_of
from guard_codemod.semantic.linked_modules import linked_class
from guard_codemod.semantic.model import SemanticModel

_KINDS = (THREAD, PROCESS, TIMER)


def linked_threads_at(site: Site) -> Iterator[tuple[ast.Call, str]]:
    """Yield the calls at *site* that make a non-daemon that may block, each with its kind."""
    for call, name in site.calls:
        linked = _linked(name, site.program)
        if linked is None:
            continue
        definition, model = linked
        lineage = model.lineage(definition.name)
        facts = next((known for known in map(model.known, lineage) if known.spawns in _KINDS), None)
        if facts is None:
            continue
        classes = [model.classes[name] for name in lineage if name in model.classes]
        own = [site.program.classes[name]] if name in site.program.classes else []
        if any("daemon" in ast.unparse(definition) for definition in classes) or is_daemon(
            call, own, site
        ):
            continue
        ends = is_ended(frozenset(facts.ended_by.split()), site)
        if not ends and _may_block(call, own, classes, model, site):
            yield call, facts.spawns


def _linked(name: str, program: SemanticModel) -> tuple[ast.ClassDef, SemanticModel] | None:
    """Return the class of a neighbor that *name* stands for, or that it is derived from."""
    if name in program.classes:
        name = next(iter(program.bases(program.classes[name])), "")
    return linked_class(name, program)


def _may_block(
    call: ast.Call,
    own: list[ast.ClassDef],
    classes: list[ast.ClassDef],
    model: SemanticModel,
    site: Site,
) -> bool:
    """Whether methods of the class, or functions that *call* passes to it, may block."""
    methods = (method for made in own for method in made.body if isinstance(method, Function))
    if any(
        site.blocking_elsewhere.of(method.body, own[0].name) >= Blocks.COMMAND for method in methods
    ):
        return True
    given = values_given(call)
    handed = (
        argument for argument in given if isinstance(argument, ast.Lambda) or site.resolve(argument)
    )
    if any(work_of(argument, site) >= Blocks.COMMAND for argument in handed):
        return True
    analysis = analysis_of(model, ELSEWHERE, site.blocking.limit)
    run = model.method_of(classes[0].name, "run")
    return run is not None and analysis.of(run.body, classes[0].name) >= Blocks.CERTAIN
