"""The command line: options in, output and an exit code out."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, NoReturn

import click

from guard_codemod.cli import baseline_file, output, report_file
from guard_codemod.cli.options import (
    PATH,
    VERSION,
    Command,
    checked,
    option,
    path_option,
    settings_of,
    with_options,
)
from guard_codemod.cli.pipeline import (
    last_lines,
    make_edits,
    report_target,
    require_spared,
    show_schedules,
)
from guard_codemod.cli.session import Session
from guard_codemod.cli.standard_input import read_input, read_script
from guard_codemod.config.config_file import ConfigError
from guard_codemod.config.resolver import Resolver
from guard_codemod.config.row import Group
from guard_codemod.config.settings import SETTINGS
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceError, SourceFile
from guard_codemod.formatters import (
    ALL_RULES,
    BREAKING,
    ONE_RULE,
    SCHEDULE_FORMATS,
    RunSummary,
    Verbosity,
    settings_lines,
)
from guard_codemod.model import Diagnosis, FileReport, Outcome
from guard_codemod.rules import all_rules
from guard_codemod.rules.baseline import Baseline


@click.group(
    cls=output.Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  guard-codemod check                                which jobs have no guard, from here down
  guard-codemod apply scripts/ --timeout 1h --diff   what would be changed
  guard-codemod apply scripts/ --timeout 1h          change it

Exit codes: 0 fine, 1 findings left, 2 usage or a file that failed,
130 interrupted, 143 terminated, 129 hung up, 141 no reader.""",
)
@VERSION
def cli() -> None:
    """Give scheduled Python jobs a timeout: they fail loudly instead of hanging for ever."""


@cli.command(
    cls=Command,
    short_help="Insert a timeout guard into job scripts.",
    epilog="""\b
Examples:
  guard-codemod apply scripts/ --timeout 3600
  guard-codemod apply etl/ nightly.py --timeout 1h30m --diff
  guard-codemod apply - --timeout 90s < job.py > guarded.py
  guard-codemod apply jobs/ --timeout 2h --message '{script} took over {seconds} s'""",
)
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATHS...")
@with_options(*settings_of("apply"), VERSION)
def apply(paths: tuple[str, ...], stdin_filename: str | None, **options: Any) -> NoReturn:
    """Insert a timeout guard into each job script among PATHS, in place.

    PATHS are files and folders; of a folder, all *.py files and the scripts without a suffix
    whose first line names Python. - reads one script on standard input and writes the result on
    standard output.
    """
    script = read_script(paths, stdin_filename)
    session = _session(paths, script, options)
    reports = session.reports(engine.guard)
    if not session.sets_timeout:
        reports = _with_timeouts(reports)
    make_edits(session, script, Outcome.GUARDED, reports)


def _with_timeouts(reports: Iterable[FileReport]) -> Iterator[FileReport]:
    """Yield *reports* once each of them has a limit, so that all are written or none is."""
    held = []
    for report in reports:
        if engine.lacks_timeout(report):
            raise click.UsageError(f"No timeout is set: {engine.WHERE_TO_PUT_A_TIMEOUT}.")
        held.append(report)
    yield from held


def _check_reason(reason: str) -> None:
    if re.search(f"[{BREAKING}]", reason):
        raise ValueError(
            "a comment is a single line of text:"
            " give a reason without line breaks and control characters"
        )


class _Check(Command):
    """Takes no path for the reason of ``--add-ignore``, which stands behind an equals sign."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(
            ctx, [f"{arg}=" if arg == "--add-ignore" else arg for arg in args]
        )


@cli.command(
    cls=_Check,
    short_help="Report job scripts that have no guard.",
    epilog="""\b
Examples:
  guard-codemod check
  guard-codemod check scripts/ -v
  guard-codemod check scripts/ --timeout 2h --diff
  guard-codemod check - --stdin-filename nightly.py < nightly.py""",
)
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATHS]...")
@with_options(
    *settings_of("check"),
    path_option("--baseline", Group.RULES, "Report only what is not in FILE."),
    path_option("--write-baseline", Group.RULES, "Write what is found to FILE, for --baseline."),
    option(
        "--add-ignore",
        Group.RULES,
        "Write a comment into the files for each finding, which suppresses it, with the reason.",
        callback=checked(_check_reason),
        metavar="[=REASON]",
    ),
    VERSION,
)
def check(
    paths: tuple[str, ...],
    stdin_filename: str | None,
    baseline: str | None,
    write_baseline: str | None,
    add_ignore: str | None,
    **options: Any,
) -> NoReturn:
    """Report job scripts among PATHS that have no timeout guard; change nothing.

    PATHS are files and folders, by default the current folder; - is standard input. Exits with 1
    if a job has no guard. With --diff, shows what apply would do, with 1h if no timeout is set.
    """
    if [baseline, write_baseline, add_ignore].count(None) < 2:
        raise click.UsageError("--baseline, --write-baseline and --add-ignore exclude each other.")
    script = read_script(paths, stdin_filename)
    session = _session(paths, script, options)
    if add_ignore is not None:
        _add_ignores(session, script, add_ignore)
    reports = session.reports(engine.preview if session.run.diff else engine.check)
    finish: Callable[[], Iterable[str]] = tuple
    if baseline is not None:
        known = baseline_file.read(baseline)
        reports = _with_diagnosis(known.without_known, reports)
        finish = partial(known.summary, session.ignored)
    elif write_baseline is not None:
        require_spared(session, write_baseline, "--write-baseline")
        found = Baseline(write_baseline)
        reports = _with_diagnosis(found.record, reports)
        file = click.get_current_context().with_resource(report_file.open_report(write_baseline))
        finish = partial(baseline_file.write, found, file)
    with report_target(session, stdout_taken=session.run.diff) as target:
        output.show(
            RunSummary(session.verbosity, apply=session.apply_command),
            reports,
            target,
            body=output.diff(target.color) if session.run.diff else None,
            count=session.count,
            finish=last_lines(session, finish),
        )


def _with_diagnosis(
    change: Callable[[Diagnosis], Diagnosis], reports: Iterable[FileReport]
) -> Iterator[FileReport]:
    """Return *reports* with what *change* makes of what is to be said of each file."""
    return (replace(report, before=change(report.before)) for report in reports)


def _add_ignores(session: Session, script: SourceFile | None, reason: str) -> NoReturn:
    reports = session.reports(partial(engine.add_ignores, reason=reason))

    def finish(summary: RunSummary) -> Iterator[str]:
        verb = "would be" if session.run.diff else "were"
        files = "file" if summary.edited == 1 else "files"
        yield f"comments {verb} written into {summary.edited} {files}"

    make_edits(session, script, Outcome.UNGUARDED, reports, finish)


@cli.command(
    cls=Command,
    short_help="Take guards out again.",
    epilog="""\b
Examples:
  guard-codemod remove scripts/ --diff
  guard-codemod remove nightly.py
  guard-codemod remove - < guarded.py > job.py""",
)
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATHS...")
@with_options(*settings_of("remove"), VERSION)
def remove(paths: tuple[str, ...], stdin_filename: str | None, **options: Any) -> NoReturn:
    """Take the timeout guard out of each script among PATHS, in place.

    The file is again what it was before apply, but for a suite that stood behind the colon, which
    stays on lines of its own. A guard that was edited beyond recognition is left, and reported.
    """
    script = read_script(paths, stdin_filename)
    session = _session(paths, script, options)
    make_edits(session, script, Outcome.REMOVED, session.reports(engine.remove))


@cli.command(
    cls=Command,
    short_help="List the files that would be looked at.",
    epilog="""\b
Examples:
  guard-codemod files
  guard-codemod files scripts/ -v""",
)
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATHS]...")
@with_options(*settings_of("files"), VERSION)
def files(paths: tuple[str, ...], **options: Any) -> NoReturn:
    """List the files below PATHS that apply and check would look at.

    With -v, also what they leave out, and why. PATHS are files and folders, by default the current
    folder.
    """
    session = _session(paths, None, options)
    output.show_files(session.files(), all_of_them=session.verbosity is Verbosity.VERBOSE)


@cli.command(
    "config",
    cls=Command,
    short_help="Print the settings for a path, and where each comes from.",
    epilog="""\b
Examples:
  guard-codemod config
  guard-codemod config etl/nightly.py""",
)
@click.argument("path", default=os.curdir, type=PATH)
@with_options(*settings_of("config"), VERSION)
def show_config(path: str, **options: Any) -> None:
    """Print the settings that hold for PATH, a file or a folder, and where each comes from."""
    session = _session((path,), None, options)
    try:
        output.echo_lines(settings_lines(session.settings(path)))
    except ConfigError as error:
        raise _unusable(error) from error
    except SourceError as error:
        raise output.FatalError(f"{path}: {error}") from error


@cli.command(
    cls=Command,
    short_help="Show which jobs are scheduled, how often, and with which limits.",
    epilog="""\b
Examples:
  guard-codemod schedule
  guard-codemod schedule deploy/ -v
  crontab -l | guard-codemod schedule -""",
)
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATHS]...")
@with_options(
    option(
        "--output-format",
        Group.OUTPUT,
        "Format of the table.",
        type=click.Choice(SCHEDULE_FORMATS),
        default="text",
        show_default=True,
    ),
    *settings_of("schedule"),
    VERSION,
)
def schedule(paths: tuple[str, ...], output_format: str, **options: Any) -> NoReturn:
    """Show what the schedules below PATHS start: how often, and with which limits.

    Crontabs, systemd timers, Kubernetes CronJobs and GitHub workflows are found by their usual
    names; PATHS are files and folders, by default the current folder. - reads a crontab. Exits with
    0, or with --strict with 1 if a scheduled job has no guard or a limit is wrong.
    """
    data = read_input(paths)
    for path in paths if data is None else ():
        if not os.path.exists(path):
            raise output.FatalError(f"{path}: does not exist")
    session = _session(() if data is not None else paths, None, options)
    show_schedules(session, output_format, data)


@cli.command(
    "rule",
    short_help="Explain a rule.",
    epilog="""\b
Examples:
  guard-codemod rule TG001
  guard-codemod rule unguarded-job
  guard-codemod rule --all --output-format json""",
)
@click.argument("rule", required=False)
@click.option("--all", "everything", is_flag=True, help="Explain all rules.")
@click.option(
    "--output-format",
    type=click.Choice(list(ONE_RULE)),
    default="text",
    show_default=True,
    help="Format of the explanation.",
)
@VERSION
def show_rule(rule: str | None, everything: bool, output_format: str) -> None:
    """Explain RULE, a code or a name: why it matters, with examples, and what to do."""
    if (rule is None) is not everything:
        raise click.UsageError("Name a rule, as in TG001, or give --all.")
    if rule is None:
        output.echo_lines([ALL_RULES[output_format](all_rules())])
        return
    named = next((one for one in all_rules() if rule in (one.code, one.name)), None)
    if named is None:
        raise click.UsageError(f"Unknown rule {rule!r}: guard-codemod rule --all lists them.")
    output.echo_lines([ONE_RULE[output_format](named)])


def _session(paths: tuple[str, ...], script: SourceFile | None, options: dict[str, Any]) -> Session:
    reads_schedules = "schedules" in options
    config, isolated = options.pop("config"), options.pop("isolated")
    if config is not None and isolated:
        raise click.UsageError("--config and --isolated exclude each other.")
    given = {name.replace("_", "-"): value for name, value in options.items() if value is not None}
    for key in given:
        opposite = SETTINGS[key].opposite
        if opposite in given:
            raise click.UsageError(f"--{opposite} and --{key} exclude each other.")
    try:
        return Session(
            paths or (os.curdir,),
            script,
            Resolver(given, config=config, isolated=isolated),
            reads_schedules=reads_schedules,
        )
    except ConfigError as error:
        raise _unusable(error) from error


def _unusable(error: ConfigError) -> output.FatalError:
    return output.FatalError(f"{error.path}: {error}")


def main() -> NoReturn:
    """Run the command line and exit."""
    output.run(cli)
