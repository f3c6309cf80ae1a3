"""The command line: options in, output and an exit code out."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NoReturn

import click

from guard_codemod.cli import output, report_file
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
from guard_codemod.cli.session import Session
from guard_codemod.config.config_file import ConfigError
from guard_codemod.config.resolver import Resolver
from guard_codemod.config.row import Group
from guard_codemod.config.settings import SETTINGS
from guard_codemod.engine import engine, runner
from guard_codemod.files import set_aside_named, source_file
from guard_codemod.files.source_file import SourceError
from guard_codemod.formatters import (
    ALL_RULES,
    BREAKING,
    FORMATS,
    ONE_RULE,
    RunSummary,
    Verbosity,
    settings_lines,
)
from guard_codemod.model import STDIN_PATH, FileReport, Outcome, SourceFile
from guard_codemod.rules import all_rules
from guard_codemod.rules.baseline import Baseline, BaselineError

STDIN = "-"


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
    """Give scheduled Python jobs a timeout, so that they fail loudly instead of hanging for ever."""


@cli.command(
    cls=Command,
    short_help="Insert a timeout guard into job scripts.",
    epilog="""\b
Examples:
  guard-codemod apply scripts/ --timeout 3600
  guard-codemod apply etl/ nightly.py --timeout 1h30m --diff
  guard-codemod apply - --timeout 90s < job.py > guarded.py
  guard-codemod apply jobs/ --timeout 2h --message '{script} took over {seconds} s, see wiki/jobs'""",
)
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATHS...")
@with_options(*settings_of("apply"), VERSION)
def apply(paths: tuple[str, ...], stdin_filename: str | None, **options: Any) -> NoReturn:
    """Insert a timeout guard into each job script among PATHS, in place.

    PATHS are files and folders; of a folder, all *.py files and the scripts without a suffix
    whose first line names Python. - reads one script on standard input and writes the result on
    standard output.
    """
    script = _standard_input(paths, stdin_filename)
    session = _session(paths, script, options)
    # Before anything is written, and over with the first job that has no limit.
    if not session.sets_timeout and any(map(engine.lacks_timeout, session.results(engine.guard))):
        raise click.UsageError(f"No timeout is set: {engine.WHERE_TO_PUT_A_TIMEOUT}.")
    _change(session, script, Outcome.GUARDED, engine.guard, _standing(session))


def _check_reason(reason: str) -> None:
    if re.search(f"[{BREAKING}]", reason):
        raise ValueError(
            "a comment is a single line of text: give a reason without line breaks and control characters"
        )


class _Check(Command):
    """Takes no path for the reason of ``--add-ignore``, which is optional and stands behind an equals sign."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(
            ctx, [f"{arg}=" if arg == "--add-ignore" else arg for arg in args]
        )


@cli.command(
    cls=_Check,
    short_help="RunSummary job scripts that have no guard.",
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
    path_option("--baseline", Group.RULES, "RunSummary only what is not in FILE."),
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
    """RunSummary job scripts among PATHS that have no timeout guard; change nothing.

    PATHS are files and folders, by default the current folder; - is standard input. Exits with 1
    if a job has no guard. With --diff, shows what apply would do, with 1h if no timeout is set.
    """
    if [baseline, write_baseline, add_ignore].count(None) < 2:
        raise click.UsageError("--baseline, --write-baseline and --add-ignore exclude each other.")
    script = _standard_input(paths, stdin_filename)
    session = _session(paths, script, options)
    if add_ignore is not None:
        _add_ignores(session, script, add_ignore)
    results = session.results(engine.preview if session.run.diff else engine.check)
    finish: Callable[[], Iterable[str]] = tuple
    if baseline is not None:
        known = _read_baseline(baseline)
        results = map(known.without_known, results)
        finish = partial(known.summary, session.ignored)
    elif write_baseline is not None:
        _spare(session, write_baseline, "--write-baseline")
        found = Baseline(write_baseline)
        results = map(found.record, results)
        file = click.get_current_context().with_resource(report_file.opened(write_baseline))
        finish = partial(_write_baseline, found, file)
    with _output(session, taken=session.run.diff) as target:
        if session.run.diff:
            results = output.echo_diffs(results, target.color)
        report = RunSummary(session.verbosity)
        output.show(report, results, target, count=session.count, finish=_last(session, finish))


def _add_ignores(session: Session, script: SourceFile | None, reason: str) -> NoReturn:
    files = 0

    def done(result: FileReport) -> FileReport:
        nonlocal files
        files += result.after is not None
        return result

    def finish() -> Iterator[str]:
        verb = "would be" if session.run.diff else "were"
        yield f"comments {verb} written into {files} {'file' if files == 1 else 'files'}"

    _change(
        session, script, Outcome.UNGUARDED, partial(engine.silence, reason=reason), done, finish
    )


def _read_baseline(path: str) -> Baseline:
    try:
        return Baseline(path, source_file.read(path)[0])
    except (source_file.Vanished, BaselineError) as error:
        raise output.Failure(
            f"{path}: {error}: write it with check --write-baseline {path}"
        ) from error
    except SourceError as error:
        raise output.Failure(f"{path}: {error}") from error


def _write_baseline(found: Baseline, file: report_file.Destination) -> Iterator[str]:
    file.write(found.dump())
    file.finish()
    yield f"{found.path}: written, with {found.count} {'finding' if found.count == 1 else 'findings'}"


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
    script = _standard_input(paths, stdin_filename)
    session = _session(paths, script, options)
    _change(session, script, Outcome.REMOVED, engine.remove, _standing(session))


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
    verbose = session.verbosity is Verbosity.VERBOSE
    output.show_files(session.files(), all_of_them=verbose, finish=session.nothing_seen)


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
        raise output.Failure(f"{path}: {error}") from error


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
            paths or (os.curdir,), script, Resolver(given, config=config, isolated=isolated)
        )
    except ConfigError as error:
        raise _unusable(error) from error


def _standing(session: Session) -> Callable[[FileReport], FileReport]:
    """Return what tells how the result of a file that is to be changed stands in the end."""
    return engine.previewed if session.run.diff else engine.applied


def _change(
    session: Session,
    script: SourceFile | None,
    aim: Outcome,
    examine: runner.Examine,
    done: Callable[[FileReport], FileReport],
    finish: Callable[[], Iterable[str]] = tuple,
) -> NoReturn:
    """Write what *examine* makes of each file, or print it if that is asked for, and exit."""
    results = session.results(examine)
    report = RunSummary(session.verbosity, aim, preview=session.run.diff)
    with _output(session, taken=session.run.diff or script is not None) as target:
        if session.run.diff:
            results = map(done, output.echo_diffs(results, target.color))
        elif script is not None:
            results = map(done, output.echo_scripts(script.data, results))
        else:
            results = runner.write(results, done)
        output.show(report, results, target, count=session.count, finish=_last(session, finish))


def _last(session: Session, finish: Callable[[], Iterable[str]]) -> Callable[[], Iterator[str]]:
    """Return what yields the lines of *finish* and, if no file was looked at, what left them out."""

    def lines() -> Iterator[str]:
        yield from finish()
        yield from session.nothing_seen()

    return lines


@contextlib.contextmanager
def _output(session: Session, *, taken: bool) -> Iterator[output.Output]:
    """Yield where the report of *session* goes; standard output may be *taken* by something else."""
    form, path = session.run.output_format, session.run.output_file
    if taken and path is None and FORMATS[form].for_machines:
        raise click.UsageError(
            f"The {form} report and what else is asked for both want standard output:"
            " add --output-file, or --output-format text."
        )
    _spare(session, path, "--output-file")
    with contextlib.nullcontext() if path is None else report_file.opened(path) as file:
        run = session.run
        yield output.Output(
            form, file, taken, run.color, statistics=run.statistics, root=session.root
        )


def _spare(session: Session, path: str | None, option: str) -> None:
    if path is not None and session.looks_at(path):
        raise click.UsageError(
            f"{path} is one of the files to look at: name another with {option}."
        )


def _unusable(error: ConfigError) -> output.Failure:
    return output.Failure(f"{error.path}: {error}")


def _standard_input(paths: tuple[str, ...], filename: str | None) -> SourceFile | None:
    """Return the script on standard input if *paths* asks for it."""
    if STDIN not in paths:
        if filename is not None:
            raise click.UsageError(
                "--stdin-filename names what is read with -: name - as the path."
            )
        return None
    if len(paths) > 1:
        raise click.UsageError(
            "- reads standard input, and stands alone: name no other path beside it."
        )
    if sys.stdin is None:
        raise output.Failure("standard input is closed.")
    try:
        data = sys.stdin.buffer.read()
    except OSError as error:
        raise output.Failure(f"standard input cannot be read: {error.strerror}") from error
    return SourceFile(
        filename or STDIN_PATH, data, set_aside=set_aside_named(filename) if filename else None
    )


def main() -> NoReturn:
    """Run the command line and exit."""
    output.run(cli)
