"""The documentation is true: its commands are run, its outputs are real, its links lead somewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import click
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
RESULTS = ROOT / "tests" / "hangs" / "RESULTS.md"
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


def _result_rows() -> Iterator[list[str]]:
    """Yield the rows of the tables in RESULTS.md."""
    for line in RESULTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def _totals() -> tuple[str, dict[str, list[str]]]:
    """Return how many jobs there are, and by way of ending them how many it ended, showed, and left children of."""
    rows = list(_result_rows())
    ways = next(row[2:] for row in rows if row[0] == "job")
    ended, shown, left = (row for row in rows if row[0].startswith("**"))
    return ended[1].removeprefix("of "), {
        way: list(numbers)
        for way, *numbers in zip(ways, ended[2:], shown[2:], left[2:], strict=True)
    }


def _disturbed() -> tuple[str, dict[str, str]]:
    text = RESULTS.read_text(encoding="utf-8")
    healthy = re.search(r"Healthy jobs disturbed, of (\d+):", text)
    assert healthy
    return healthy[1], dict(re.findall(r"^- (.+): (\d+)", text, re.MULTILINE))


def _hangs() -> str:
    jobs, totals = _totals()
    healthy, disturbed = _disturbed()
    head = [
        "",
        f"ended, of {jobs}",
        "showed the line that hung",
        "left children behind",
        f"disturbed, of {healthy}",
    ]
    return table(
        head, ([f"`{way}`" if "-" in way else way, *totals[way], disturbed[way]] for way in totals)
    )


def _hangs_in_words() -> str:
    jobs, totals = _totals()
    plain, backstop = totals["guard"], totals["backstop"]
    by_need = totals.get("auto")
    more = (
        by_need
        and f"The guard that `apply` chooses ends {by_need[0]}, and shows the line in {by_need[1]}."
    )
    return (
        f"Of {jobs} ways to hang, each tried with a real process, the plain guard ends {plain[0]} with a failing exit\n"
        f"status. With `--kill-after` it ends {backstop[0]}, and shows the line that hung in {backstop[1]}."
        + (f"\n{more}" if more else "")
    )


def _traits() -> str:
    rows = _result_rows()
    head = next(rows)
    next(rows)
    wanted = [row for row in rows if re.match(r"TG\d|none", row[0])]
    return table(["", "what the job does", *head[2:]], iter(wanted))


def _fields() -> str:
    """Return the fields of the library's settings in a paragraph."""
    names = [f"`{row.field}`" for row in FILE_SETTINGS.values()]
    sentence = f"{', '.join(names[:-1])} and {names[-1]}."
    return textwrap.fill(sentence, 100, break_on_hyphens=False)


def _jobs() -> str:
    rows = _result_rows()
    head = next(row for row in rows if row[0] == "job")
    next(rows)
    return table(head, (row for row in rows if not row[0].startswith("**")))


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
    for path, anchor in re.findall(rf"(?:{ours})([^)#\s\"]+)(?:#([^)\s\"]+))?", text):
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
