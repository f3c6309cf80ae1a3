"""Plan the guard itself: what prevents it, which parts it has, how it is spelled."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Mapping
from functools import partial

from guard_codemod.config.settings import Settings
from guard_codemod.data.standard_library import IMPORTED_BY, NEVER_FROM_A_FILE, START_UP
from guard_codemod.detection.block_kind import BlockKind
from guard_codemod.detection.file_model import FileModel
from guard_codemod.files.source_file import STDIN_PATH, SourceFile
from guard_codemod.guards.actions import action_of
from guard_codemod.guards.actions.base import TimeoutAction
from guard_codemod.guards.guard_module import IMPORTS
from guard_codemod.guards.message import SECONDS, fill_message
from guard_codemod.guards.spec import GuardOptions, GuardSpec
from guard_codemod.guards.templates import modules_of
from guard_codemod.lazy import replace
from guard_codemod.planning.composition import compose, limit_above_maximum, names_of_parts
from guard_codemod.planning.guard_module import (
    ModuleLocation,
    ModuleUnavailable,
    NameTaken,
    is_beside,
    is_imported,
    is_local,
    locate_module,
    module_options,
)
from guard_codemod.planning.naming import resolve_names
from guard_codemod.planning.placement import Placement
from guard_codemod.planning.plan import (
    Decision,
    EnterBlock,
    Mitigated,
    NewBlock,
    Plan,
    WrapCall,
)
from guard_codemod.semantic.logical_lines import LogicalLine


def with_guard(
    plan: Plan,
    source: SourceFile,
    model: FileModel,
    settings: Settings,
    hazards: Mitigated,
) -> Plan:
    """Complete *plan*, which has the place of the guard, with the guard itself."""
    windows_only = next((name for name in model.windows_only if not is_beside(name, source)), None)
    if windows_only:
        reason = f"it imports {windows_only} and so runs on Windows, which has no SIGALRM"
        return Plan(Decision.REFUSE, reason, plan.line, plan.column)
    ending = model.ending
    if ending and ending.kind is BlockKind.REPLACED and not settings.include_non_jobs:
        reason = f"{ending.detail} replaces the process with another program, which the alarm ends"
        return Plan(Decision.REFUSE, reason, ending.line, ending.column)
    too_long = limit_above_maximum(settings.timeout, settings)
    if model.conflict and (too_long or model.partial):
        refused = _refused(model)
        return refused if too_long else with_completion(refused, source, model, settings)
    if too_long:
        return Plan(Decision.REFUSE, too_long[0], plan.line, plan.column, wrong_limit=too_long)
    options, lack = compose(settings, model, source.text, hazards)
    if model.conflict:
        if options.alone:
            plan = replace(plan, reason="it uses SIGALRM itself", schedule=None)
        elif not (model.conflict.of_a_part and settings.include_non_jobs):
            return _refused(model, lack)
    if _is_called_by_guards(source, options):
        reason = "its guard would import the file itself, to call a function of it: name another"
        return Plan(Decision.REFUSE, reason, plan.line, plan.column)
    plan = replace(plan, lack=lack)
    if not settings.guard_module:
        return _with_text(plan, source, model, settings, options)
    try:
        module = locate_module(settings, source, model)
    except NameTaken as error:
        return Plan(Decision.REFUSE, str(error), plan.line, plan.column)
    except ModuleUnavailable as error:
        plan = replace(plan, lack=(*lack, f"without the guard module ({error})"))
        return _with_text(plan, source, model, settings, options)
    options = module_options(settings, module.name)
    return _with_text(replace(plan, lack=()), source, model, settings, options, module)


def _refused(model: FileModel, lack: Iterable[str] = ()) -> Plan:
    """Return the plan for a job that uses SIGALRM itself; *lack* says why it has no backstop."""
    assert model.conflict is not None
    reason = ", ".join([f"it uses SIGALRM itself, and {model.conflict}", *lack])
    return Plan(Decision.REFUSE, reason, model.conflict.line, defects=model.defects)


def with_completion(plan: Plan, source: SourceFile, model: FileModel, settings: Settings) -> Plan:
    """Return *plan*, for a file with a partial guard, with what completes that guard."""
    from guard_codemod.planning.partial_guards import (  # not at the top: it is rare
        complete,
        limit_of,
    )

    assert model.partial is not None
    plan = replace(plan, partial=model.partial)
    seconds = limit_of(model.partial, settings.timeout)
    assert model.names is not None
    names, imports = resolve_names(
        GuardOptions(), model.names, source.text, len(source.text.lines) + 1
    )
    if seconds is None or any(needed.module != "signal" for needed in imports):
        return plan
    if _shadowed(source, GuardOptions(), model):
        return plan
    spec = _spec(
        source,
        model,
        settings,
        seconds,
        {**names, "signal": model.partial.calls[0].module},
        GuardOptions(),
    )
    completion = complete(model.partial, spec, source.text.lines)
    if completion is None:
        return plan
    reason = model.partial.problem
    return replace(
        plan, decision=Decision.COMPLETE, reason=reason, spec=spec, completion=completion
    )


def _with_text(
    plan: Plan,
    source: SourceFile,
    model: FileModel,
    settings: Settings,
    options: GuardOptions,
    module: ModuleLocation | None = None,
) -> Plan:
    """Return *plan* with a guard of *options*, which may call a *module*."""
    assert plan.guard is not None
    in_the_way = _shadowed(source, options, model)
    if in_the_way:
        return Plan(Decision.REFUSE, in_the_way, plan.line, plan.column)
    anchor = _anchor(plan.guard, model.layout)
    assert model.names is not None
    # Imports inside the guard show `remove` that the block was made for a call.
    own_imports = settings.cover_imports or isinstance(plan.guard, WrapCall)
    before = 1 if own_imports else model.layout[anchor].first
    names, imports = resolve_names(options, model.names, source.text, before)
    inner = tuple(needed.statement for needed in imports) if own_imports else ()
    block = plan.guard if isinstance(plan.guard, NewBlock) else None
    placement = Placement(anchor, model.layout, source.text.lines)
    outer = [] if own_imports else imports
    if module:
        beside = partial(is_local, source, module)
        edits = placement.of_module_import(outer, block, beside, module.first_party)
    else:
        edits = placement.of_imports(outer, block)
    spec = _spec(source, model, settings, settings.timeout or 0, names, options)
    spec = replace(spec, inner_imports=inner)
    return replace(
        plan,
        imports=edits,
        spec=spec,
        defects=model.defects,
        parts=names_of_parts(options),
        raises=_action(options).raises,
        limit=settings.timeout,
        module=module.file if module else None,
    )


def _is_called_by_guards(source: SourceFile, options: GuardOptions) -> bool:
    """Whether *source* is the module whose function a guard of *options* calls."""
    action = action_of(options)
    if action.has_handler or not action.imported:
        return False
    parts = action.imported[0].split(".")
    return source.path.removesuffix(".py").replace(os.sep, "/").split("/")[-len(parts) :] == parts


def _shadowed(source: SourceFile, options: GuardOptions, model: FileModel) -> str | None:
    """Return why *source* cannot have a guard of *options*, if a module in its folder shadows one.

    This cannot happen if the file must be run by ``python -m``, which puts another folder first,
    or if it is in a copy of the standard library.
    """
    is_package = os.path.basename(source.path) == "__main__.py" and source.local_module("__init__")
    if model.in_package or is_package or all(map(source.local_module, START_UP)):
        return None
    action, needed = action_of(options), set(IMPORTS if options.module else modules_of(options))
    if action.imported and action.has_handler:  # the user's module may be there
        needed.add(action.imported[0])
    packages = {module.partition(".")[0] for module in needed}
    modules = sorted(packages - NEVER_FROM_A_FILE)
    # What the job imports itself is loaded anyway.
    loaded = (IMPORTED_BY.get(name, ()) for name in modules if not is_imported(name, model))
    return _in_the_way(source, [*modules, *sorted(set().union(*loaded))])


def _in_the_way(source: SourceFile, modules: Iterable[str]) -> str | None:
    for name in modules:
        if os.path.basename(source.path) == f"{name}.py":
            return f"the guard needs the module {name}, and would get the job itself: rename it"
        path = source.local_module(name)
        if path is not None:
            return f"the guard needs the module {name}, and would get {path} beside it: rename that"
    return None


def _anchor(guard: EnterBlock | NewBlock | WrapCall, layout: tuple[LogicalLine, ...]) -> int:
    if isinstance(guard, EnterBlock):
        return guard.block.anchor
    first = guard.before if isinstance(guard, NewBlock) else guard.first
    return next(index for index, line in enumerate(layout) if line.first >= first)


def _spec(
    source: SourceFile,
    model: FileModel,
    settings: Settings,
    seconds: int,
    names: Mapping[str, str],
    options: GuardOptions,
) -> GuardSpec:
    said = SECONDS if options.timeout_env is not None else seconds
    message = settings.message  # the module fills in the placeholders
    if not options.module:
        message = fill_message(message, _script(source), said)
    if _action(options).message_is_one_line:
        message = " ".join(message.splitlines())
    ascii_only = codecs.lookup(source.text.encoding).name != "utf-8"
    annotated = settings.typed if model.annotated is None else model.annotated
    return GuardSpec(
        annotated, model.indent, seconds, message, names, options, ascii_only=ascii_only
    )


def _action(options: GuardOptions) -> TimeoutAction:
    """Return the action of a guard with *options*, even if the module performs it."""
    return action_of(replace(options, module=None))


def _script(source: SourceFile) -> str:
    return "this script" if source.path == STDIN_PATH else os.path.basename(source.path)
