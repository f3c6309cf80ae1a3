"""Timeout actions and parts: what holds for each of them, and for one that is added."""

from __future__ import annotations

import ast
import builtins
import itertools
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from helpers import JOB, all_options, clean_environment, options_of

from guard_codemod import rules
from guard_codemod.config.settings import SETTINGS, Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.guards.actions import actions
from guard_codemod.guards.actions.base import TimeoutAction
from guard_codemod.guards.actions.raise_ import Raise
from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.matcher import find_guards
from guard_codemod.guards.parts import parts
from guard_codemod.guards.parts.alarm import Portable, where_available
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.parts.forks import ThreadWarnings
from guard_codemod.guards.spec import GuardOptions, GuardSpec
from guard_codemod.guards.templates import (
    guard_source,
    modules_of,
    names_of,
    new_block_source,
    parse_on_timeout,
)

MESSAGES = ("timed out", "{seconds} s\nand 'more' \"words\"", "hole_message_ {seconds}")


def _taken(options: GuardOptions) -> str:
    """Return a job in which each name that the guard would like to have is something else."""
    names = {*modules_of(options), *names_of(options)}
    lines = [f"{name.partition('.')[0]} = print" for name in sorted(names)]
    return "\n".join([*lines, "", "", *JOB.splitlines()]) + "\n"


def _imports(options: GuardOptions) -> str:
    return "".join(f"import {module}\n" for module in modules_of(options))


def _used(options: GuardOptions) -> str:
    return "".join(f"print({module})\n" for module in modules_of(options))


def _aliases(options: GuardOptions) -> str:
    modules = enumerate(modules_of(options))
    return "".join(f"import {module} as x{number}\nx{number}.y()\n" for number, module in modules)


JOBS: dict[str, Callable[[GuardOptions], str]] = {
    "plain": lambda _: JOB,
    "taken names": _taken,
    "own imports": lambda options: f"{_imports(options)}\n{_used(options)}\n\n{JOB}",
    "unused imports": lambda options: f"{_imports(options)}\n\n{JOB}",
    "aliases": lambda options: f"{_aliases(options)}\n\n{JOB}",
    "star import": lambda _: f"from ours import *\n\n\n{JOB}",
    "waits for signals": lambda _: f"import signal\n\nsignal.sigwait([10])\n{JOB}",
    "waits for signals, and forks": lambda _: (
        f"import os\nimport signal\n\nsignal.sigwait([10])\nos.fork()\n{JOB}"
    ),
    "forks, and has tasks": lambda _: f"import asyncio\nimport os\n\nos.fork()\n{JOB}",
}


@pytest.mark.slow
@pytest.mark.parametrize("job", JOBS)
@pytest.mark.parametrize("action", actions())
def test_what_apply_writes_is_recognised_and_taken_out(
    action: type[TimeoutAction], job: str
) -> None:
    every = list(all_options(action))
    chosen = every if job in ("plain", "waits for signals") else [every[0], every[-1]]
    for options, message in zip(chosen, itertools.cycle(MESSAGES), strict=False):
        settings = Settings(timeout=90, message=message, guard=options)
        source = SourceFile("job.py", JOBS[job](options).encode())
        guarded = engine.guard(source, settings)
        assert guarded.new is not None, guarded.final.reason
        file = SourceFile("job.py", guarded.new)
        assert engine.guard(file, replace(settings, update=True)).new is None
        assert engine.remove(file, Settings()).new == source.data, guarded.new.decode()


@pytest.mark.slow
@pytest.mark.parametrize("action", actions())
def test_a_guard_is_recognised_with_its_options(action: type[TimeoutAction]) -> None:
    for options in all_options(action):
        spec = GuardSpec(
            False, "    ", 90, "late\0" if options.timeout_env else "late", options=options
        )
        (match,) = find_guards(ast.parse(new_block_source(spec)))
        wanted = [part for part in parts() if part.is_wanted(options)]
        assert [part for part in parts() if part.is_wanted(match.spec.options)] == wanted
        assert guard_source(match.spec, 0) == guard_source(spec, 0)


@pytest.mark.parametrize("action", actions())
def test_a_guard_that_lacks_a_statement_is_not_recognised(action: type[TimeoutAction]) -> None:
    spec = GuardSpec(False, "    ", 90, "late", options=options_of(action, ()))
    lines = new_block_source(spec).splitlines()
    assert find_guards(ast.parse("\n".join(lines)))
    assert not find_guards(ast.parse("\n".join(lines[:-1])))


def test_a_guard_with_the_earlier_complaint_about_the_variable_is_recognised() -> None:
    options = GuardOptions(timeout_env="JOB_TIMEOUT")
    text = new_block_source(GuardSpec(False, "    ", 90, "late", options=options))
    earlier = text.replace("is not a number of seconds; using 90", "is no number: 90 it is")
    assert earlier != text
    (match,) = find_guards(ast.parse(earlier))
    assert match.spec.options == options


def test_an_import_that_the_guard_does_not_need_is_none_of_its_own() -> None:
    guard = new_block_source(GuardSpec(False, "    ", 90, "late"))
    header, _, rest = guard.partition("\n")
    (match,) = find_guards(ast.parse(f"{header}\n    import ours\n    import signal\n{rest}"))
    assert match.spec.inner_imports == ("import signal",)
    assert isinstance(match.statements[0], ast.Import)


@pytest.mark.parametrize("action", actions())
def test_an_action_can_be_chosen_as_the_help_says(action: type[TimeoutAction]) -> None:
    parse_on_timeout(action.example)
    assert f"{action.help} ({action.syntax()})" in SETTINGS["on-timeout"].help
    if action.keyword and action.target_name:
        for missing in (action.keyword, f"{action.keyword}:"):
            with pytest.raises(ValueError, match=f"{action.keyword} needs .*: write "):
                parse_on_timeout(missing)


@pytest.mark.parametrize("action", actions())
def test_an_action_that_raises_nothing_lets_the_job_go_on(action: type[TimeoutAction]) -> None:
    assert action.job_continues == (action.raises is None)
    assert action.raises is None or issubclass(getattr(builtins, action.raises), Exception)


@pytest.mark.parametrize("part", parts())
def test_a_part_has_a_place_of_its_own(part: type[Part]) -> None:
    assert [other for other in parts() if other.order == part.order] == [part]
    assert (3, 6) <= part.python <= (3, 10)


@pytest.mark.parametrize("part", [part for part in parts() if part.template])
def test_one_comment_says_what_a_part_is_for(part: type[Part]) -> None:
    spec = GuardSpec(False, "    ", 90, "late", options=options_of(Raise, [part]))
    code, written = CodeWriter(spec, 4), part()
    lines = [line for paragraph in written.definitions(code) for line in paragraph]
    lines += [*written.in_handler(code, lambda _: ["pass"]), *written.arming(code)]
    lines += where_available(code, "signal", "alarm", lambda _: ()) if part is Portable else ()
    # A part that extends another says what both are for.
    purposes = 2 if part is ThreadWarnings else 1
    assert "\n".join(lines).count("# ") == purposes


def test_what_mitigates_a_hazard_is_a_part() -> None:
    names = {part.name() for part in parts()}
    for rule in rules.all_rules():
        assert names.issuperset(rule.mitigated_by)


WEBHOOK = '''\
"""The action ``webhook:URL``."""

from guard_codemod.guards.actions.base import Notification
from guard_codemod.guards.placeholders import options


class Webhook(Notification):
    """Warns, and posts the message to a URL."""

    keyword = "webhook"
    target_name = "URL"
    help = "warn and post to a URL"
    example = "webhook:https://hooks.example/late"
    template = options(on_timeout="webhook:hole_url_")

    def notify(self, code):
        urlopen = f"{code.name('urllib.request')}.urlopen"
        url = code.literal(f"{self.target}?from=job")
        yield from code.call(urlopen, [url, "message.encode()", self.timeout])
'''
COMMAND = """\
import sys

from guard_codemod.guards.actions import actions

sys.modules["guard_codemod.guards.actions"].__path__.append(sys.argv.pop(1))

from guard_codemod.__main__ import main

main()
"""
URL = 'https://hooks.example/it\'s?"q"={x}&n=%s'
WEBHOOK_JOBS = {
    "plain": JOB,
    "its_own": f"import urllib.request\n\nurllib.request.urlopen('http://x')\n\n{JOB}",
    "unused": f"import urllib.request\n\n{JOB}",
    "another": f"import urllib.parse\n\nurllib.parse.quote('x')\n\n{JOB}",
    "both": f"import urllib.parse\nimport urllib.request\n\nurllib.parse.quote('x')\n\n{JOB}",
    "alias": f"import urllib.request as web\n\nweb.urlopen('http://x')\n\n{JOB}",
    "taken": f"urllib = request = sys = traceback = None\n\n{JOB}",
    "rebound": f"import urllib.request\n\nurllib = None\n\n{JOB}",
    "star": f"from ours import *\n\n{JOB}",
    "member": f"from urllib import request\n\nrequest.urlopen('http://x')\n\n{JOB}",
}


@pytest.mark.slow
def test_an_action_that_is_added_works(tmp_path: Path) -> None:
    package, jobs = tmp_path / "more", tmp_path / "jobs"
    package.mkdir()
    jobs.mkdir()
    (package / "webhook.py").write_text(WEBHOOK)
    command = tmp_path / "command.py"
    command.write_text(COMMAND)
    for name, text in WEBHOOK_JOBS.items():
        (jobs / f"{name}.py").write_text(text)

    def run(*arguments: str) -> str:
        finished = subprocess.run(
            [sys.executable, command, package, *arguments],
            cwd=jobs,
            env=clean_environment(),
            capture_output=True,
            text=True,
        )
        assert finished.returncode == 0, finished.stderr + finished.stdout
        return finished.stdout

    assert "warn and post to a URL (webhook:URL)" in " ".join(run("apply", "--help").split())
    action = ("--timeout", "1h", "--on-timeout", f"webhook:{URL}")
    assert f"{len(WEBHOOK_JOBS)} guarded" in run("apply", ".", *action)
    guarded = {name: (jobs / f"{name}.py").read_text() for name in WEBHOOK_JOBS}
    assert guarded["plain"].count("import urllib.request\n") == 1
    assert "        urllib.request.urlopen(\n" in guarded["plain"]
    assert guarded["its_own"].count("import urllib.request") == 1
    assert "web.urlopen(\n" in guarded["alias"]
    for name in ("another", "taken", "rebound", "star"):
        assert "import urllib.request as _urllib_request\n" in guarded[name], name
    for text in guarded.values():
        compile(text, "job.py", "exec")
    assert f"0 guarded, {len(WEBHOOK_JOBS)} already guarded" in run(
        "apply", ".", *action, "--update"
    )
    run("check", ".")
    assert f"{len(WEBHOOK_JOBS)} removed" in run("remove", ".")
    told = run("apply", "plain.py", *action, "--guard-module", "job_guard")
    assert "without the guard module (it does not know the timeout action webhook)" in told
    run("remove", ".")
    assert {name: (jobs / f"{name}.py").read_text() for name in WEBHOOK_JOBS} == WEBHOOK_JOBS
