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
    FILE_OPTIONS,
    GUARD_OPTIONS,
    PATH,
    RULE_OPTIONS,
    RUN_OPTIONS,
    VERBOSE,
    VERSION,
    checked,
    flag,
    parsed,
    with_options,
)
from guard_codemod.cli.session import Request
from guard_codemod.config import ConfigError, Resolver
from guard_codemod.duration import parse_duration
from guard_codemod.engine import engine, runner
from guard_codemod.files import set_aside_named, source_file
from guard_codemod.files.source_file import SourceError
from guard_codemod.formatters import (
    ALL_RULES,
    BREAKING,
    FORMATS,
    ONE_RULE,
    Report,
    Verbosity,
    settings_lines,
)
from guard_codemod.model import STDIN_PATH, Outcome, Result, Source
from guard_codemod.rules import RULES
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
    short_help="Insert a timeout guard into job scripts.",
    epilog="""\b
Examples:
  guard-codemod apply scripts/ --timeout 3600
  guard-codemod apply etl/ nightly.py --timeout 1h30m --diff
  guard-codemod apply - --timeout 90s < job.py > guarded.py
  guard-codemod apply jobs/ --timeout 2h --message '{script} took over {seconds} s, see wiki/jobs'""",
)
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATHS...")
@with_options(
    click.option(
        "--timeout",
        callback=parsed(parse_duration),
        metavar="DURATION",
        help="The limit: whole seconds (3600) or units (90s, 15m, 1h30m, 2d). For files that set none of"
        " their own in a comment.",
    ),
    *GUARD_OPTIONS,
    flag("update", "Bring guards that are there already to this timeout, message and variant."),
    *RULE_OPTIONS,
    *FILE_OPTIONS,
    *RUN_OPTIONS,
)
def apply(paths: tuple[str, ...], stdin_filename: str | None, **options: Any) -> NoReturn:
    """Insert a timeout guard into each job script among PATHS, in place.

    PATHS are files and folders; of a folder, all *.py files and the scripts without a suffix
    whose first line names Python. - reads one script on standard input and writes the result on
    standard output.
    """
    script = _standard_input(paths, stdin_filename)
    request = _request(paths, script, options)
    # Before anything is written, and over with the first job that has no limit.
    if not request.sets_timeout and any(map(engine.lacks_timeout, request.results(engine.guard))):
        raise click.UsageError(f"No timeout is set: {engine.WHERE_TO_PUT_A_TIMEOUT}.")
    _change(request, script, Outcome.GUARDED, engine.guard, _standing(request))


def _check_reason(reason: str) -> None:
    if re.search(f"[{BREAKING}]", reason):
        raise ValueError(
            "a comment is a single line of text: give a reason without line breaks and control characters"
        )


class _Check(click.Command):
    """Takes no path for the reason of ``--add-ignore``, which is optional and stands behind an equals sign."""

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
    click.option(
        "--timeout",
        callback=parsed(parse_duration),
        metavar="DURATION",
        help="The limit that --diff shows.  [default: 1h]",
    ),
    *GUARD_OPTIONS,
    *RULE_OPTIONS,
    click.option(
        "--baseline", type=PATH, metavar="FILE", help="Report only what is not in this file."
    ),
    click.option(
        "--write-baseline",
        type=PATH,
        metavar="FILE",
        help="Write what is found into this file, for --baseline.",
    ),
    click.option(
        "--add-ignore",
        callback=checked(_check_reason),
        metavar="[=REASON]",
        help="Write comments into the files that silence what is found, with the reason.",
    ),
    *FILE_OPTIONS,
    *RUN_OPTIONS,
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
    if a job has no guard.
    """
    if [baseline, write_baseline, add_ignore].count(None) < 2:
        raise click.UsageError("--baseline, --write-baseline and --add-ignore exclude each other.")
    script = _standard_input(paths, stdin_filename)
    request = _request(paths, script, options)
    if add_ignore is not None:
        _add_ignores(request, script, add_ignore)
    results = request.results(engine.preview if request.diff else engine.check)
    finish: Callable[[], Iterable[str]] = tuple
    if baseline is not None:
        known = _read_baseline(baseline)
        results = map(known.without_known, results)
        finish = partial(known.summary, request.ignored)
    elif write_baseline is not None:
        _spare(request, write_baseline, "--write-baseline")
        found = Baseline(write_baseline)
        results = map(found.record, results)
        file = click.get_current_context().with_resource(report_file.opened(write_baseline))
        finish = partial(_write_baseline, found, file)
    with _output(request, taken=request.diff) as target:
        if request.diff:
            results = output.echo_diffs(results, target.color)
        report = Report(request.verbosity)
        output.show(report, results, target, count=request.count, finish=_last(request, finish))


def _add_ignores(request: Request, script: Source | None, reason: str) -> NoReturn:
    files = 0

    def done(result: Result) -> Result:
        nonlocal files
        files += result.after is not None
        return result

    def finish() -> Iterator[str]:
        verb = "would be" if request.diff else "were"
        yield f"comments {verb} written into {files} {'file' if files == 1 else 'files'}"

    _change(
        request, script, Outcome.UNGUARDED, partial(engine.silence, reason=reason), done, finish
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
    short_help="Take guards out again.",
    epilog="""\b
Examples:
  guard-codemod remove scripts/ --diff
  guard-codemod remove nightly.py
  guard-codemod remove - < guarded.py > job.py""",
)
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATHS...")
@with_options(*FILE_OPTIONS, *RUN_OPTIONS)
def remove(paths: tuple[str, ...], stdin_filename: str | None, **options: Any) -> NoReturn:
    """Take the timeout guard out of each script among PATHS, in place.

    The file is again what it was before apply, but for a suite that stood behind the colon, which
    stays on lines of its own. A guard that was edited beyond recognition is left, and reported.
    """
    script = _standard_input(paths, stdin_filename)
    request = _request(paths, script, options)
    _change(request, script, Outcome.REMOVED, engine.remove, _standing(request))


@cli.command(
    short_help="List the files that would be looked at.",
    epilog="""\b
Examples:
  guard-codemod files
  guard-codemod files scripts/ -v""",
)
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATHS]...")
@with_options(*FILE_OPTIONS, VERBOSE, VERSION)
def files(paths: tuple[str, ...], **options: Any) -> NoReturn:
    """List the files below PATHS that apply and check would look at.

    With -v, also what they leave out, and why. PATHS are files and folders, by default the current
    folder.
    """
    request = _request(paths, None, options)
    verbose = request.verbosity is Verbosity.VERBOSE
    output.show_files(request.files(), all_of_them=verbose, finish=request.nothing_seen)


@cli.command(
    "config",
    short_help="Print the settings for a path, and where each comes from.",
    epilog="""\b
Examples:
  guard-codemod config
  guard-codemod config etl/nightly.py""",
)
@click.argument("path", default=os.curdir, type=PATH)
@with_options(*FILE_OPTIONS, VERSION)
def show_config(path: str, **options: Any) -> None:
    """Print the settings that hold for PATH, a file or a folder, and where each comes from."""
    request = _request((path,), None, options)
    try:
        output.echo_lines(settings_lines(request.settings(path)))
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
    help="As what to print it.",
)
@VERSION
def show_rule(rule: str | None, everything: bool, output_format: str) -> None:
    """Explain RULE, a code or a name: why it matters, with examples, and what to do."""
    if (rule is None) is not everything:
        raise click.UsageError("Name a rule, as in TG001, or give --all.")
    if rule is None:
        output.echo_lines([ALL_RULES[output_format](RULES)])
        return
    named = next((one for one in RULES if rule in (one.code, one.name)), None)
    if named is None:
        raise click.UsageError(f"Unknown rule {rule!r}: guard-codemod rule --all lists them.")
    output.echo_lines([ONE_RULE[output_format](named)])


def _request(paths: tuple[str, ...], script: Source | None, options: dict[str, Any]) -> Request:
    config, isolated = options.pop("config"), options.pop("isolated")
    if config is not None and isolated:
        raise click.UsageError("--config and --isolated exclude each other.")
    given = {name.replace("_", "-"): value for name, value in options.items() if value is not None}
    if given.get("quiet") and given.get("verbose"):
        raise click.UsageError("--quiet and --verbose exclude each other.")
    try:
        return Request(
            paths or (os.curdir,), script, Resolver(given, config=config, isolated=isolated)
        )
    except ConfigError as error:
        raise _unusable(error) from error


def _standing(request: Request) -> Callable[[Result], Result]:
    """Return what tells how the result of a file that is to be changed stands in the end."""
    return engine.previewed if request.diff else engine.applied


def _change(
    request: Request,
    script: Source | None,
    aim: Outcome,
    examine: runner.Examine,
    done: Callable[[Result], Result],
    finish: Callable[[], Iterable[str]] = tuple,
) -> NoReturn:
    """Write what *examine* makes of each file, or print it if that is asked for, and exit."""
    results = request.results(examine)
    report = Report(request.verbosity, aim, preview=request.diff)
    with _output(request, taken=request.diff or script is not None) as target:
        if request.diff:
            results = map(done, output.echo_diffs(results, target.color))
        elif script is not None:
            results = map(done, output.echo_scripts(script.data, results))
        else:
            results = runner.write(results, done)
        output.show(report, results, target, count=request.count, finish=_last(request, finish))


def _last(request: Request, finish: Callable[[], Iterable[str]]) -> Callable[[], Iterator[str]]:
    """Return what yields the lines of *finish* and, if no file was looked at, what left them out."""

    def lines() -> Iterator[str]:
        yield from finish()
        yield from request.nothing_seen()

    return lines


@contextlib.contextmanager
def _output(request: Request, *, taken: bool) -> Iterator[output.Output]:
    """Yield where the report of *request* goes; standard output may be *taken* by something else."""
    form, path = request.output_format, request.output_file
    if taken and path is None and FORMATS[form].for_machines:
        raise click.UsageError(
            f"The {form} report and what else is asked for both want standard output:"
            " add --output-file, or --output-format text."
        )
    _spare(request, path, "--output-file")
    with contextlib.nullcontext() if path is None else report_file.opened(path) as file:
        yield output.Output(
            form, file, taken, request.color, statistics=request.statistics, root=request.root
        )


def _spare(request: Request, path: str | None, option: str) -> None:
    if path is not None and request.looks_at(path):
        raise click.UsageError(
            f"{path} is one of the files to look at: name another with {option}."
        )


def _unusable(error: ConfigError) -> output.Failure:
    return output.Failure(f"{error.path}: {error}")


def _standard_input(paths: tuple[str, ...], filename: str | None) -> Source | None:
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
    return Source(
        filename or STDIN_PATH, data, set_aside=set_aside_named(filename) if filename else None
    )


def main() -> NoReturn:
    """Run the command line and exit."""
    output.run(cli)
