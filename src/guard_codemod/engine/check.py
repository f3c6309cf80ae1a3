"""Check one file without changing it: all that most runs need of `engine`."""

from __future__ import annotations

from guard_codemod.config.settings import Settings
from guard_codemod.engine.file_plan import FilePlan, plan_file, unrunnable
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import FileReport
from guard_codemod.planning.plan import Decision


def check(source: SourceFile, settings: Settings) -> FileReport:
    """Return the report of *source*."""
    planned = plan_file(source, settings)
    return planned if isinstance(planned, FileReport) else checked(planned)


def checked(planned: FilePlan) -> FileReport:
    """Return the report of the *planned* file."""
    if planned.plan.decision is Decision.KEEP:
        return FileReport(planned.with_hazards().diagnosis())
    return unchanged(planned) or unrunnable(planned) or FileReport(planned.diagnosis())


def unchanged(planned: FilePlan) -> FileReport | None:
    """Return the report of a file that gets no guard."""
    if planned.plan.spec is None or planned.unwanted:
        return FileReport(planned.diagnosis())
    return None
