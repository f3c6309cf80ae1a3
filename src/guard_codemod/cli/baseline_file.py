"""The file that ``check`` reads known findings from or writes them to."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.cli import output, report_file
from guard_codemod.files import source_file
from guard_codemod.files.source_file import SourceError
from guard_codemod.formatters.escaping import counted
from guard_codemod.rules.baseline import Baseline, BaselineError


def read(path: str) -> Baseline:
    """Return the baseline in the file *path*."""
    try:
        return Baseline(path, source_file.read(path)[0])
    except (source_file.FileGone, BaselineError) as error:
        raise output.FatalError(
            f"{path}: {error}: write it with check --write-baseline {path}"
        ) from error
    except SourceError as error:
        raise output.FatalError(f"{path}: {error.with_help}") from error


def write(baseline: Baseline, file: report_file.Document) -> Iterator[str]:
    """Write *baseline* to *file*, and yield a message about it."""
    file.add([baseline.dump()])
    file.finish()
    yield f"{baseline.path}: written, with {counted(baseline.count, 'finding')}"
