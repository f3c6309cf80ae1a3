"""``guard-codemod check``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any, NoReturn

import click

from guard_codemod.cli import output
from guard_codemod.cli.options import (
    Command,
    command,
    option,
    parsed,
    path_option,
    paths_argument,
    settings_of,
)
from guard_codemod.cli.pipeline import make_edits, report_target, require_spared
from guard_codemod.cli.session import Session, session_for
from guard_codemod.config.row import Group
from guard_codemod.formatters.escaping import BREAKING
from guard_codemod.formatters.run_summary import RunSummary
from guard_codemod.lazy import replace
from guard_codemod.model import Diagnosis, FileReport, Outcome


def _parse_reason(reason: str) -> str:
    if re.search(f"[{BREAKING}]", reason):
        raise ValueError(
            "a comment is a single line of text:"
            " give a reason without line breaks and control characters"
        )
    return reason


class _Check(Command):
    """Requires ``--add-ignore=REASON``, so that no path is taken for the reason."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(
            ctx, [f"{arg}=" if arg == "--add-ignore" else arg for arg in args]
        )


@command(
    "Report job scripts that have no guard.",
    paths_argument(),
    *settings_of("check"),
    path_option("--baseline", Group.RULES, "Report only what is not in FILE."),
    path_option("--write-baseline", Group.RULES, "Write what is found to FILE, for --baseline."),
    option(
        "--add-ignore",
        Group.RULES,
        "Write a comment into the files for each finding, which suppresses it, with the reason.",
        callback=parsed(_parse_reason),
        metavar="[=REASON]",
    ),
    examples="""
  guard-codemod check
  guard-codemod check scripts/ -v
  guard-codemod check scripts/ --timeout 2h --diff
  guard-codemod check - --stdin-filename nightly.py < nightly.py""",
    cls=_Check,
)
def check(
    paths: tuple[str, ...],
    baseline: str | None,
    write_baseline: str | None,
    add_ignore: str | None,
    **options: Any,
) -> NoReturn:
    """Report job scripts among PATHS that have no timeout guard.

    PATHS are files and folders, by default the current folder; - is standard input. Exits with 1
    if a job has no guard. With --diff, shows what apply would do, with 1h if no timeout is set.
    """
    if [baseline, write_baseline, add_ignore].count(None) < 2:
        raise click.UsageError("give one of --baseline, --write-baseline and --add-ignore")
    session = session_for(paths, options)
    if add_ignore is not None:
        _add_ignores(session, add_ignore)
    if session.run.diff:
        from guard_codemod.engine.engine import preview as examine
    else:
        from guard_codemod.engine.check import check as examine
    reports = session.reports(examine)
    last_lines: Iterable[str] = ()
    if baseline is not None:
        from guard_codemod.cli import baseline_file

        known = baseline_file.read(baseline)
        reports = _with_diagnosis(known.without_known, reports)
        last_lines = known.summary(session.ignored)
    elif write_baseline is not None:
        require_spared(session, write_baseline, "--write-baseline")
        from guard_codemod.cli import baseline_file, report_file
        from guard_codemod.rules.baseline import Baseline

        recorded = Baseline(write_baseline)
        reports = _with_diagnosis(recorded.record, reports)
        file = click.get_current_context().with_resource(report_file.open_report(write_baseline))
        last_lines = baseline_file.write(recorded, file)
    with report_target(session, stdout_taken=session.run.diff) as target:
        output.show(
            RunSummary(session.verbosity, apply_command=session.apply_command),
            reports,
            target,
            body=output.diff(target.color) if session.run.diff else None,
            count=session.count,
            last_lines=chain(last_lines, session.nothing_seen()),
        )


def _with_diagnosis(
    change: Callable[[Diagnosis], Diagnosis], reports: Iterable[FileReport]
) -> Iterator[FileReport]:
    """Return *reports* with *change* applied to the diagnosis of each file."""
    return (replace(report, before=change(report.before)) for report in reports)


def _add_ignores(session: Session, reason: str) -> NoReturn:
    from guard_codemod.engine.engine import add_ignores

    reports = session.reports(partial(add_ignores, reason=reason))

    def last_lines(summary: RunSummary) -> Iterator[str]:
        verb = "would be" if session.run.diff else "were"
        yield from (f"{path}: comments {verb} written" for path in summary.edited)

    make_edits(session, Outcome.UNGUARDED, reports, last_lines)
