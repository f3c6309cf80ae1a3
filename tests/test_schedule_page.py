"""The page with the time line of all jobs: what it holds, and what a browser makes of it."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
from click.testing import CliRunner
from helpers import JOB, ROOT, fill, guard_text
from hypothesis import given
from hypothesis import strategies as st

from guard_codemod.cli.app import cli
from guard_codemod.formatters.schedule.html import page_about
from guard_codemod.formatters.schedule_page.timeline import (
    ScheduledJob,
    State,
    time_line,
)
from guard_codemod.schedules.cron import Every, parse_cron

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MONDAY = date(2026, 11, 30)
NIGHT = datetime(2026, 11, 30)
PICTURE = ROOT / "docs" / "images" / "schedule.svg"
HOSTILE = "</script><script>document.title = 'owned'</script>.py"


def job(
    name: str,
    cron: str,
    longest: float | None = None,
    *,
    may_overlap: bool = True,
    guarded: bool = True,
    verdict: str = "fine",
    time_zone: str = "",
) -> ScheduledJob:
    recurrence = parse_cron(cron)
    return ScheduledJob(
        name,
        how_often=f"at {cron}",
        started_by=("deploy/crontab:3",),
        verdict=verdict,
        gap=recurrence.shortest_gap,
        inside=longest,
        time_zone=time_zone,
        recurrences=(recurrence,),
        longest=longest,
        may_overlap=may_overlap,
        guarded=guarded,
    )


JOBS = (
    job("jobs/at_three.py", "0 3 * * *", 3600),
    job("jobs/often.py", "*/10 * * * *", 3600, verdict="the next run starts after 10m"),
    job("jobs/unguarded.py", "0 9 * * 1-5", guarded=False, verdict="no guard"),
    job("jobs/queued.py", "0 */6 * * *", 7 * 3600, may_overlap=False),
    job("jobs/monthly.py", "0 4 24 * *", 60, time_zone="UTC"),
    job(HOSTILE, "30 22 * * *", 7200),
    ScheduledJob("jobs/poll.py", "always", ("Procfile:1",), "a daemon: no guard belongs here"),
)
PAGE = page_about(JOBS, MONDAY, "Scheduled jobs of <shop>")


class _Reader(HTMLParser):
    """Collects elements, and the texts of those that matter here."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts.setdefault(self._open[-1], []).append(data)


def test_nothing_is_fetched_and_only_our_own_texts_are_let_in() -> None:
    read = _Reader(PAGE)
    (policy,) = [
        attributes["content"]
        for tag, attributes in read.elements
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy is not None
    assert policy.startswith("default-src 'none'; base-uri 'none'; form-action 'none'; ")
    for tag in ("style", "script"):
        (text,) = read.texts[tag]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not re.search(r"unsafe|https?:|url\((?!#)", PAGE.replace("http-equiv", ""))
    for _, attributes in read.elements:
        assert not {"style", "src", "href", "srcset"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)


def test_names_are_texts() -> None:
    read = _Reader(PAGE)
    assert [tag for tag, _ in read.elements].count("script") == 1
    assert HOSTILE in read.texts["th"]
    assert "Scheduled jobs of <shop>" in read.texts["h1"]


@pytest.mark.slow
@given(st.text())
def test_any_text_stays_a_text(text: str) -> None:
    daily = (parse_cron("0 3 * * *"),)
    hostile = ScheduledJob(text, text, (text,), text, time_zone=text, recurrences=daily)
    page = page_about([hostile], MONDAY, text)
    page.encode("utf-8")
    tags = [tag for tag, _ in _Reader(page).elements]
    assert tags == [
        tag
        for tag, _ in _Reader(
            page_about([ScheduledJob("a", "a", ("a",), "a", recurrences=daily)], MONDAY, "a")
        ).elements
    ]


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (job("a", "0 * * * *", 600), State.RUN),
        (job("a", "0 * * * *", 3601), State.OVERLAP),
        (job("a", "0 * * * *", 3601, may_overlap=False), State.RUN),
        (job("a", "0 * * * *"), State.RUN),
        (job("a", "0 * * * *", guarded=False), State.UNGUARDED),
        (job("a", "0 * * * *", 600, guarded=False), State.UNGUARDED),
        (job("a", "0 * * * *", 3601, guarded=False), State.OVERLAP),
        (JOBS[-1], None),
    ],
)
def test_states(one: ScheduledJob, state: State | None) -> None:
    assert one.state is state


def test_the_summary_counts_them() -> None:
    assert "7 scheduled jobs, 1 without a guard, 1 that may overlap." in _Reader(PAGE).texts["p"]
    single = page_about(JOBS[-1:], MONDAY, "x")
    assert "1 scheduled job, 0 without a guard, 0 that may overlap." in single
    assert "None of them has a time of its own." in single
    assert 'role="img"' not in single


def test_a_job_that_does_not_start_soon_says_when() -> None:
    assert "next on Thursday, 24 December 2026, 04:00" in _Reader(PAGE).texts["text"]
    never = ScheduledJob("a", "", (), "", recurrences=(parse_cron("0 0 30 2 *"),))
    assert "never" in _Reader(page_about([never], MONDAY, "x")).texts["text"]


@pytest.mark.slow
def test_jobs_that_start_all_the_time_keep_the_page_small() -> None:
    every = (Every(1.0), parse_cron("* * * * *"))
    jobs = [ScheduledJob(f"a{n}", "", (), "", recurrences=every) for n in range(3)]
    assert len(page_about(jobs, MONDAY, "x")) < 60_000


def test_the_picture_of_the_documentation(request: pytest.FixtureRequest) -> None:
    rows = [one for one in JOBS if one.recurrences and one.name != HOSTILE]
    drawn = time_line([*rows, job("jobs/late.py", "30 22 * * *", 7200)], NIGHT, 1, "")
    drawn.set("xmlns", "http://www.w3.org/2000/svg")
    style = Element("style")
    style.text = "".join(_Reader(PAGE).texts["style"])
    paper = Element("rect", width="100%", height="100%", fill="var(--paper)")
    hatches = re.findall("<pattern.*?</pattern>", PAGE)
    drawn[:0] = [style, *map(fromstring, hatches), paper]
    text = f"{tostring(drawn, encoding='unicode')}\n"
    if request.config.getoption("--update-golden"):
        PICTURE.write_text(text, encoding="utf-8")
    assert PICTURE.read_text(encoding="utf-8") == text
    # else: pytest tests/test_schedule_page.py --update-golden


def _executable() -> str | None:
    names = ("chromium", "google-chrome", "chromium-browser")
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    executable = _executable()
    if executable is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("needs Chromium: see .ci/run")
    sandbox = os.geteuid() != 0
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, chromium_sandbox=sandbox)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Return the page in a browser, which must neither complain about it nor ask for more."""
    file = tmp_path / "schedule.html"
    file.write_text(PAGE, encoding="utf-8")
    complaints, requests = list[str](), list[str]()
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda request: requests.append(request.url))
    opened.goto(file.as_uri())
    yield opened
    assert (complaints, requests) == ([], [file.as_uri()])
    opened.close()


in_browser = pytest.mark.hosts("playwright", "axe_playwright_python")


def _names(page: Page) -> list[str]:
    return page.locator("tbody th").all_text_contents()


@in_browser
def test_hostile_names_do_nothing_in_a_browser(page: Page) -> None:
    assert page.title() == "Scheduled jobs of <shop>"
    assert HOSTILE in _names(page)


@in_browser
def test_runs_are_drawn_where_and_as_long_as_they_may_run(page: Page) -> None:
    day, week = page.locator("svg[role=img]").all()
    box = "path => { const {x, width} = path.getBBox(); return [x, width] }"
    left, width = 290, 810
    x, length = day.locator("path.run").first.evaluate(box)
    assert x == pytest.approx(left + width * 3 / 24, abs=1)
    assert length == pytest.approx(width / 24, abs=1)
    x, length = day.locator("path.unguarded").first.evaluate(box)
    assert (x, x + length) == (pytest.approx(left + width * 9 / 24, abs=1), left + width)
    assert day.locator("path.overlap").count() == week.locator("path.overlap").count() == 1
    assert day.get_by_text("✕ jobs/often.py", exact=True).count() == 1
    assert day.get_by_text("▲ jobs/unguarded.py", exact=True).count() == 1
    fill = "path => getComputedStyle(path).fill"
    hatch = day.locator("path.overlap").evaluate(fill)
    assert "overlap-hatch" in hatch, "a sign that is not colour alone"
    assert day.screenshot() != week.screenshot()


@in_browser
def test_the_keyboard_reaches_everything_and_sorts(page: Page) -> None:
    focused = "() => document.activeElement.outerHTML.slice(0, 200)"
    stops = list[str]()
    for _ in range(9):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(focused))
    assert ["scroll" in stop for stop in stops] == [True] * 3 + [False] * 6
    assert all(stop.startswith("<button") for stop in stops[3:])
    page.get_by_role("button", name="Job").focus()
    page.keyboard.press("Enter")
    paths = sorted(one.name for one in JOBS if one.name != HOSTILE)
    assert _names(page) == [HOSTILE, *paths]
    page.get_by_role("button", name="How often").focus()
    page.keyboard.press("Space")
    assert _names(page)[0] == "jobs/often.py"
    assert _names(page)[-1] == "jobs/poll.py"
    head = page.get_by_role("columnheader", name="How often")
    assert head.get_attribute("aria-sort") == "ascending"
    assert page.get_by_role("status").text_content() == "Sorted by How often, ascending"
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert _names(page)[-1] == "jobs/often.py"


@in_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_an_accessibility_checker_finds_nothing(page: Page, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == {"light": "rgb(255, 255, 255)", "dark": "rgb(13, 17, 23)"}[scheme]
    wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wider)


@in_browser
def test_it_prints_on_white_and_without_buttons(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    sign = "getComputedStyle(document.querySelector('th button'), '::after').content"
    assert page.evaluate(sign) == '""'
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") in (1, 2)


def test_the_command_writes_the_page(here: Path) -> None:
    fill(
        here,
        {
            "jobs/load.py": JOB,
            "jobs/poll.py": JOB,
            "jobs/report.py": guard_text(JOB),
            "deploy/crontab": "*/10 * * * * TOKEN=s3cret python3 jobs/load.py --password s3cret\n"
            "*/30 * * * * python3 jobs/report.py\n*/10 * * * * curl https://me:s3cret@host/\n",
            "Procfile": "worker: python jobs/poll.py\n",
        },
    )
    arguments = ["schedule", "--output-format", "html", "--output-file", "schedule.html"]
    done = CliRunner().invoke(cli, arguments)
    assert (done.exit_code, done.stderr) == (0, "")
    read = _Reader((here / "schedule.html").read_text(encoding="utf-8"))
    assert "4 scheduled jobs, 1 without a guard, 1 that may overlap." in read.texts["p"]
    assert "curl" not in "".join(read.texts["text"])
    assert set(read.texts["th"]) >= {"jobs/load.py", "jobs/poll.py", "jobs/report.py", "curl"}
    assert {"every 10m", "deploy/crontab:2", "1h", "always"} <= set(read.texts["td"])
    assert "s3cret" not in "".join(text for texts in read.texts.values() for text in texts)
