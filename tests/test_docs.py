"""The documentation is true: its commands are run, its outputs are real, its links lead somewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path

import click
import hang_table
import harness as differential
import pytest
import results
import yaml
from doc_pages import PAGES, Page, blocks
from external_tools import made_once, ran, script, snapshot
from helpers import ROOT, clean_environment, read_toml
from tables import actions_table, formats_table, parts_table, settings_table, table

from guard_codemod import __version__
from guard_codemod.cli.app import cli
from guard_codemod.config.settings import FILE_SETTINGS
from guard_codemod.model import Severity
from guard_codemod.rules import FailureRule, HazardRule, Rule, all_rules

DOCS = ROOT / "docs"
DEMO = ROOT / "fixtures" / "demo"
PICTURE = DOCS / "images" / "terminal.svg"
PICTURED = ("check etl reports", "apply etl/nightly_export.py --timeout 1h --diff")
REPOSITORY = read_toml(ROOT / "pyproject.toml")["project"]["urls"]["Repository"]

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


# What is made


def _link(rule: type[Rule]) -> str:
    return f"[{rule.code}](rules/{rule.code}.md)"


def _exit_code(rule: type[Rule]) -> str:
    return "2" if issubclass(rule, FailureRule) else "1" if rule.severity is Severity.ERROR else "0"


def _codes() -> str:
    rows = ([_link(rule), f"`{rule.name}`", rule.summary, _exit_code(rule)] for rule in all_rules())
    return table(["code", "name", "what it says", "exit code"], rows)


def _warnings() -> str:
    hazards = (rule for rule in all_rules() if issubclass(rule, HazardRule))
    rows = (
        [_link(rule), rule.summary, rule.help, "yes" if "backstop" in rule.mitigated_by else "no"]
        for rule in hazards
    )
    return table(["code", "hazard", "what to do", "mitigated by `--kill-after`?"], rows)


def _hangs() -> str:
    hangs = hang_table.read()
    head = [
        "",
        f"ended, of {len(hangs.cells)}",
        "ended with status 0",
        "showed the line that hung",
        "left children behind",
        "got no guard",
        f"disturbed, of {hangs.healthy}",
    ]
    return table(
        head,
        (
            [
                f"`{way}`" if "-" in way else way,
                *(hangs.total(title, way) for title in hang_table.TOTALS),
                hangs.disturbed.get(way, hang_table.NOT_RUN).split()[0],
            ]
            for way in hangs.columns
        ),
    )


def _hangs_in_words() -> str:
    hangs = hang_table.read()
    ended = {way: hangs.total("ended, failing status", way) for way in hang_table.GUARDS}
    shown = {way: hangs.total("hung line shown", way) for way in hang_table.GUARDS}
    return (
        f"Of {len(hangs.cells)} ways to hang, each tried with a real process, the plain guard ends"
        f" {ended['plain']} with a failing exit\nstatus. The guard that `apply` chooses ends"
        f" {ended['auto']}, and shows the line that hung in {shown['auto']};\nthe guard module ends"
        f" {ended['module']}, and shows the line in {shown['module']}."
    )


def _traits() -> str:
    head, *rows = hang_table.read().trait_rows()
    return table(["", "what the job does", *head[2:]], iter(rows))


def _fields() -> str:
    """Return the fields of the library's settings in a paragraph."""
    names = [f"`{row.field}`" for row in FILE_SETTINGS.values()]
    sentence = f"{', '.join(names[:-1])} and {names[-1]}."
    return textwrap.fill(sentence, 100, break_on_hyphens=False)


def _jobs() -> str:
    head, *rows = hang_table.read().rows()
    return table(head, (row for row in rows if not row[0].startswith("*")))


UNCHANGED = {
    "totals": "Totals",
    "variants": "Variants",
    "aspects": "Aspects",
    "differences": "Differences",
    "late": "When the time is up",
    "jobs": "Jobs",
}
"""What the page of the differential harness shows of its results."""


def _section(title: str) -> Callable[[], str]:
    return lambda: results.section(differential.RESULTS.read_text(encoding="utf-8"), title)


MADE: dict[str, Callable[[], str]] = {
    "codes": _codes,
    "warnings": _warnings,
    "hangs": _hangs,
    "hangs in words": _hangs_in_words,
    "traits": _traits,
    "jobs": _jobs,
    "settings": settings_table,
    "actions": actions_table,
    "parts": parts_table,
    "formats": formats_table,
    "fields": _fields,
    **{f"unchanged {name}": _section(title) for name, title in UNCHANGED.items()},
}


# The tests


@pytest.mark.slow
@each_page
def test_a_page_says_what_is_so(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = shutil.copytree(DEMO, tmp_path / "demo")
    text = page.read_text(encoding="utf-8")
    made = Page(folder, MADE).rendered(text)
    if request.config.getoption("--update-golden"):
        page.write_text(made, encoding="utf-8")
    assert (
        page.read_text(encoding="utf-8") == made
    )  # else: pytest tests/test_docs.py --update-golden


@each_page
def test_no_command_hides_in_another_block(page: Path) -> None:
    hidden = re.compile(r"^(\$ |guard-codemod )", re.MULTILINE)
    assert [
        body for _, body in blocks(page.read_text(encoding="utf-8")) if hidden.search(body)
    ] == []


@each_page
def test_commands_in_the_text_have_the_options_that_they_are_given(page: Path) -> None:
    prose = re.sub(
        r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    for span in re.findall(r"`guard-codemod ([^`]+)`", prose):
        name, *arguments = span.split()
        if name.startswith("-"):
            continue
        assert name in cli.commands, span
        known = {
            option for parameter in cli.commands[name].params for option in _spellings(parameter)
        }
        given = {
            argument.partition("=")[0]
            for argument in arguments
            if argument.startswith("-") and argument != "-"
        }
        assert given <= known, span


def _spellings(parameter: click.Parameter) -> list[str]:
    return [*parameter.opts, *parameter.secondary_opts]


@each_page
def test_links_into_the_repository_lead_to_files(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    ours = "|".join(
        [
            f"{REPOSITORY}/(?:blob|tree)/main/",
            f"{REPOSITORY.replace('github', 'raw.githubusercontent')}/main/",
        ]
    )
    for path, anchor in re.findall(rf"(?:{ours})([^)>#\s\"]+)(?:#([^)>\s\"]+))?", text):
        assert (ROOT / path).exists(), path
        if anchor and path.endswith(".md"):
            assert anchor in _anchors(ROOT / path), f"{path}#{anchor}"
    if page.name == "README.md":  # is shown by PyPI too, which has no other file
        assert re.findall(r"\]\((?!https://|#)([^)]*)\)", text) == []


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.hosts("mkdocs")
def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    built = subprocess.run(
        [script("mkdocs"), "build", "--strict", "--site-dir", tmp_path / "site"],
        cwd=ROOT,
        env=clean_environment(NO_MKDOCS_2_WARNING="1"),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    assert "busy_loop" in (tmp_path / "site" / "hangs" / "index.html").read_text(encoding="utf-8")
    for made in (tmp_path / "site").rglob("*.html"):
        loaded = re.findall(
            r'<(?:script|img|link rel="stylesheet")[^>]* (?:src|href)="?(https?:[^" >]+)',
            made.read_text(),
        )
        assert loaded == [], made  # a page comes without anything from elsewhere


@pytest.mark.hosts("rich")
def test_the_picture_shows_what_a_terminal_shows(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    from screenshots import lines, picture, pictured, session  # which need rich

    shown = session(PICTURED, shutil.copytree(DEMO, tmp_path / "demo"))
    if request.config.getoption("--update-golden"):
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_text(picture(shown), encoding="utf-8")
    assert pictured(PICTURE.read_text(encoding="utf-8")) == lines(shown)


@each_page
def test_snippets_for_pre_commit_name_our_hooks(page: Path) -> None:
    ours = {
        hook["id"]
        for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    }
    for language, body in blocks(page.read_text(encoding="utf-8")):
        if language == "yaml" and f"repo: {REPOSITORY}" in body:
            (repo,) = yaml.safe_load(body)["repos"]
            assert {hook["id"] for hook in repo["hooks"]} <= ours
            assert repo["rev"] == f"v{__version__}"


@pytest.mark.slow
def test_the_first_command_of_the_readme_works_in_a_clone(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    clone = made_once(tmp_path_factory, "clone", _clone)
    (command,) = re.findall(
        r"<!-- try -->\n```sh\n(.*)\n```", (ROOT / "README.md").read_text(encoding="utf-8")
    )
    ran(["bash", "-c", f"{command} > diff"], clone)
    assert b"+    signal.alarm(3600)\n" in (clone / "diff").read_bytes()


def _clone(folder: Path) -> None:
    snapshot(folder / "repository")
    ran(["git", "clone", "-q", folder / "repository", folder / "clone"], folder)
    shutil.copytree(folder / "clone", folder, dirs_exist_ok=True)
