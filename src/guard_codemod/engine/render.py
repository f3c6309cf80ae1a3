"""Make the new content planned for a file, and verify it."""

from __future__ import annotations

from guard_codemod.detection.file_model import armed_by
from guard_codemod.engine.file_plan import FilePlan, plan_file, semantic_model
from guard_codemod.engine.remove import find_removal
from guard_codemod.files.source_file import SourceError, SourceFile, encode
from guard_codemod.files.surroundings import Surroundings
from guard_codemod.lazy import replace
from guard_codemod.model import Diagnosis, FileReport, Outcome
from guard_codemod.planning.plan import Decision
from guard_codemod.rewriting.edits import rewrite
from guard_codemod.rewriting.incremental_parse import parse_rewritten
from guard_codemod.rewriting.removal import without
from guard_codemod.rewriting.verify import VerificationError, verify, verify_lines
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.parsing import ParseError


def render(planned: FilePlan) -> SourceFile:
    """Return the file with the planned edits. Raises `VerificationError`."""
    source = planned.source
    try:
        data = encode(rewrite(source.text, planned.plan))
        new = replace(source, data=data, explicit=True, surroundings=_surroundings(planned))
        _ = new.text  # raises if Python could not decode it
    except (SourceError, UnicodeEncodeError) as error:
        raise VerificationError(str(error)) from error
    return new


def _surroundings(planned: FilePlan) -> Surroundings | None:
    """Return the surroundings of the file with the new guard module, if any."""
    around, module = planned.source.surroundings, planned.plan.module
    if around is None or module is None:
        return around
    return around.with_file(module.path, module.data)


def verified(planned: FilePlan, new: SourceFile, *, look_again: bool) -> Diagnosis | None:
    """Verify *new*, with the guard of *planned*, and return its diagnosis.

    The rules run on it only to *look_again*; else they would only repeat findings of the original.
    Raises `VerificationError`. Returns None if a completed guard is not effective.
    """
    if planned.plan.completion is not None:
        return _completed(planned, new)
    again = _plan_of(planned, new) if look_again else None
    program = again.program if again else _model_of(planned, new)
    armed = armed_by(program)
    if armed is None:
        raise VerificationError("a second pass would not find the guard")
    findings = _diagnosis(again).findings if again else ()
    # Last, since this takes the guard out of the tree.
    verify(planned.program.tree, program.tree, planned.plan)
    verify_lines(planned.source.text, new.text, planned.plan)
    line, column = armed.lineno, armed.col_offset + 1
    return Diagnosis(
        new.path,
        Outcome.GUARDED,
        planned.plan.reason,
        findings,
        line,
        column,
        limit=planned.limit,
    )


def _completed(planned: FilePlan, new: SourceFile) -> Diagnosis | None:
    """Return the diagnosis of *new*, whose guard was completed.

    None if its guard is not effective, for example too late, or if `remove` would not restore the
    original.
    """
    again = _plan_of(planned, new)
    removal = find_removal(new.text, again.program.tree)
    if removal is None or encode(without(new.text, removal)) != planned.source.data:
        return None
    if again.plan.decision is not Decision.KEEP or again.plan.partial is not None:
        return None
    return replace(_diagnosis(again), outcome=Outcome.GUARDED)


def _diagnosis(again: FilePlan) -> Diagnosis:
    return (again.with_hazards() if again.plan.decision is Decision.KEEP else again).diagnosis()


def _plan_of(planned: FilePlan, new: SourceFile) -> FilePlan:
    again = plan_file(new, planned.settings)
    if isinstance(again, FileReport):
        raise _unparsable(again.before.reason)
    return again


def _model_of(planned: FilePlan, new: SourceFile) -> SemanticModel:
    try:
        tree = parse_rewritten(planned.program.tree, planned.source.text, new.text, planned.plan)
    except ParseError as error:
        raise _unparsable(str(error)) from error
    return semantic_model(new, planned.settings, tree)


def _unparsable(why: str) -> VerificationError:
    return VerificationError(f"the new text does not parse: {why}")
