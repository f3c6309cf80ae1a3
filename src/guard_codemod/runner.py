"""Files in, `Result`s out, one for each, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from guard_codemod import core, rules, source
from guard_codemod.discover import Found
from guard_codemod.model import Outcome, Result, Settings, Source

Examine = Callable[[Source, Settings], Result]


def run(files: Iterable[Found], settings: Settings, examine: Examine) -> Iterator[Result]:
    """Yield what `core.check` or `core.guard` (*examine*) says of each of *files*."""
    for found in files:
        read = _read(found, settings)
        yield read if isinstance(read, Result) else examined(read, settings, examine)


def examined(source: Source, settings: Settings, examine: Examine) -> Result:
    """Return what *examine* says of *source*; a defect of ours in it fails this file, and no other."""
    try:
        return examine(source, settings)
    except Exception as error:
        what = f"internal error ({type(error).__name__}: {error}): please report it as a bug"
        return core.failed(source.path, rules.InternalError.finding(what))


def write(results: Iterable[Result]) -> Iterator[Result]:
    """Put each new content among *results* in its file's place, and yield what became of it."""
    for result in results:
        if result.after is not None:
            try:
                source.write(result.path, result.before, result.after)
            except source.SourceError as error:
                result = core.failed(result.path, rules.NotWritable.finding(str(error)))
        yield core.applied(result)


def _read(found: Found, settings: Settings) -> Source | Result:
    if found.problem is not None:
        return core.failed(found.path, rules.NotReadable.finding(found.problem))
    if found.set_aside is not None and not settings.all_blocks:
        return Result(found.path, Outcome.SKIPPED, found.set_aside)
    try:
        data, executable = source.read(found.path)
    except source.SourceError as error:
        return core.failed(found.path, rules.NotReadable.finding(str(error)))
    return Source(found.path, data, found.explicit, executable, found.set_aside)
