"""Timers and services of systemd, held against what systemd itself answers."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Mapping
from datetime import datetime
from itertools import islice

import pytest
from helpers import ROOT
from hypothesis import given
from hypothesis import strategies as st
from schedule_trees import entries_of, messages_of, read_all

from guard_codemod.schedules.entry import Overlap
from guard_codemod.schedules.oncalendar import parse_on_calendar
from guard_codemod.schedules.unit_file import time_span

NEW_YEAR = datetime(2027, 1, 1)
MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0

_TABLE = (ROOT / "tests" / "data" / "on_calendar.tsv").read_text(encoding="utf-8")
RECORDED = [line.split("\t") for line in _TABLE.splitlines()[1:]]


def first_starts(expression: str, count: int) -> list[str]:
    try:
        calendar = parse_on_calendar(expression)
    except ValueError:
        return ["error"]
    return [str(start) for start in islice(calendar.starts(NEW_YEAR), count)] or ["never"]


def test_recorded_answers_of_systemd() -> None:
    ours = {expression: first_starts(expression, len(starts)) for expression, *starts in RECORDED}
    assert ours == {expression: starts for expression, *starts in RECORDED}
    assert len(ours) > 200


def answer_of_systemd(expression: str) -> list[str]:
    base = "--base-time=2027-01-01 00:00:00 UTC"
    answer = subprocess.run(
        ["systemd-analyze", "calendar", "--iterations=3", base, expression],
        env={"TZ": "UTC", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        return ["error"]
    answers = [line.strip() for line in answer.stdout.splitlines()]
    read = [line for line in answers if line.startswith(("Next elapse", "Iter. #"))]
    times = [line.partition(": ")[2].split() for line in read]
    return [" ".join(words[1:3]) for words in times if len(words) > 1] or ["never"]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd")
def test_systemd_answers_the_same() -> None:
    chosen = random.Random(18).choice
    for _ in range(60):
        day = chosen(["", "Mon..Fri ", "Sat,Sun ", "tue "])
        date = chosen(["", "*-*-* ", "*-*~1..3 ", "*-1/3-1,15 ", "2027..2029-*-10/7 "])
        times = chosen(["6", "8..18/3", "*", "0/5,23"]), chosen(["0", "5/20", "10..12", "*"])
        expression = f"{day}{date}{':'.join(times)}{chosen(['', ':30', ':0/20'])}"
        theirs = answer_of_systemd(expression)
        assert (expression, first_starts(expression, len(theirs))) == (expression, theirs)


@pytest.mark.parametrize(
    ("expression", "gap"),
    [
        ("minutely", MINUTE),
        ("*:0/15", 15 * MINUTE),
        ("*:0/25", 10 * MINUTE),  # :00, :25, :50
        ("8..18:0", HOUR),
        ("Mon..Fri 9:00", DAY),
        ("Mon,Wed 23:30", 2 * DAY),
        ("Mon 4:00", 7 * DAY),
        ("monthly", 28 * DAY),
        ("*-*~1 12:00", 28 * DAY),
        ("*-*-1/7", 1 * DAY),  # the 29th and the 1st … of the 30 days
        ("*-*-* 0,23:10,50", 20 * MINUTE),  # across midnight
    ],
)
def test_shortest_gaps(expression: str, gap: float) -> None:
    assert parse_on_calendar(expression).shortest_gap == gap


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90", 90),
        ("5min 20s", 320),
        ("2h30min", 9000),
        ("1.5h", 5400),
        ("1d", DAY),
        ("1 week", 7 * DAY),
        ("500ms", 0.5),
        ("1M", 2_629_800),
        ("infinity", None),
    ],
)
def test_time_spans(text: str, seconds: float | None) -> None:
    assert time_span(text) == seconds


@pytest.mark.parametrize("text", ["", "h", "5 parsecs", "-3", "1h x", "1h, 2min"])
def test_no_time_spans(text: str) -> None:
    with pytest.raises(ValueError, match="not a time span: write it as"):
        time_span(text)


SERVICE = """\
    [Service]
    Type=oneshot
    WorkingDirectory=/srv/reports
    ExecStart=/usr/bin/python3 jobs/report.py --all
    """
HOURLY = "[Timer]\nOnCalendar=hourly\n"


def with_timer(
    timer: str, service: str = SERVICE, others: Mapping[str, str] | None = None
) -> dict[str, str]:
    return {"systemd/report.service": service, "systemd/report.timer": timer, **(others or {})}


def test_a_timer_starts_the_service_of_its_name() -> None:
    (entry,) = entries_of(with_timer("[Unit]\nDescription=x\n\n[Timer]\nOnCalendar=*:0/10\n"))
    assert (entry.source, entry.line, entry.kind) == ("systemd/report.timer", 5, "systemd timer")
    assert entry.schedule == "OnCalendar=*:0/10"
    assert entry.command == ("/usr/bin/python3", "jobs/report.py", "--all")
    assert entry.directory == "/srv/reports"
    assert entry.shortest_gap == 10 * MINUTE
    assert entry.overlap is Overlap.SKIPPED
    assert (entry.outer_limit, entry.retries, entry.supervised) == (None, 0, False)


def test_a_timer_names_its_service() -> None:
    files = {
        "units/nightly.timer": "[Timer]\nOnCalendar=daily\nUnit=report.service\n",
        "units/report.service": SERVICE,
    }
    (entry,) = entries_of(files)
    assert entry.source == "units/nightly.timer"
    assert entry.command == ("/usr/bin/python3", "jobs/report.py", "--all")


def test_a_timer_names_an_instance_of_a_template() -> None:
    files = {
        "units/daily.timer": "[Timer]\nOnCalendar=daily\nUnit=load@prices.service\n",
        "units/load@.service": "[Service]\nType=oneshot\nExecStart=/srv/load.py --only %i 100%%\n",
    }
    (entry,) = entries_of(files)
    assert entry.command == ("/srv/load.py", "--only", "prices", "100%")


def test_a_timer_without_its_service_in_the_tree() -> None:
    (entry,) = entries_of({"report.timer": HOURLY})
    assert entry.command is None
    assert entry.unknown_because == "report.service is not in the tree"


def test_a_service_beside_its_timer_may_be_installed_by_another_name() -> None:
    timer = "[Timer]\nOnCalendar=hourly\nUnit=prices-report.service\n"
    files = {"units/report.timer": timer, "units/report.service": SERVICE}
    (entry,) = entries_of(files)
    assert (entry.source, entry.command is not None) == ("units/report.timer", True)
    files["x/prices-report.service"] = "[Service]\nExecStart=/x.py\n"
    (entry,) = [entry for entry in entries_of(files) if entry.kind == "systemd timer"]
    assert entry.command == ("/x.py",)


def test_two_services_of_the_name_are_not_guessed_from() -> None:
    files = {"timers/report.timer": HOURLY, "a/report.service": SERVICE, "b/report.service": ""}
    (entry,) = [entry for entry in entries_of(files) if entry.kind == "systemd timer"]
    assert entry.unknown_because == "several files are called report.service"


def test_the_service_beside_the_timer_comes_first() -> None:
    files = with_timer(HOURLY, others={"old/report.service": "[Service]\nExecStart=/old.py\n"})
    (entry,) = [entry for entry in entries_of(files) if entry.kind == "systemd timer"]
    assert entry.command == ("/usr/bin/python3", "jobs/report.py", "--all")


@pytest.mark.parametrize(
    ("lines", "gap", "overlap"),
    [
        ("OnUnitActiveSec=10min", 10 * MINUTE, Overlap.SKIPPED),
        ("OnBootSec=5min\nOnUnitInactiveSec=1h 30min", 90 * MINUTE, Overlap.SKIPPED),
        ("OnBootSec=5min", None, Overlap.SKIPPED),
        ("OnUnitActiveSec=0", None, Overlap.SKIPPED),
        ("OnUnitActiveSec=.0000001s", None, Overlap.SKIPPED),
        ("OnCalendar=daily\nOnCalendar=\nOnCalendar=hourly", HOUR, Overlap.SKIPPED),
        ("OnCalendar=hourly\nOnUnitActiveSec=\nOnCalendar=daily", DAY, Overlap.SKIPPED),
        ("OnCalendar=Mon..Fri 9:00\nOnCalendar=Mon..Fri 17:00", 8 * HOUR, Overlap.SKIPPED),
        ("OnCalendar=*:0/30\nOnCalendar=*:10", 10 * MINUTE, Overlap.SKIPPED),
    ],
)
def test_triggers_add_up(lines: str, gap: float | None, overlap: Overlap) -> None:
    (entry,) = entries_of(with_timer(f"[Timer]\n{lines}\n"))
    assert (entry.shortest_gap, entry.overlap) == (gap, overlap)


def test_starts_of_two_triggers_are_merged() -> None:
    (entry,) = entries_of(with_timer("[Timer]\nOnCalendar=*:0/30\nOnCalendar=*:0/20\n"))
    assert entry.recurrence is not None
    starts = list(islice(entry.recurrence.starts(NEW_YEAR), 4))
    assert [start.minute for start in starts] == [20, 30, 40, 0]


def test_a_span_counts_from_midnight() -> None:
    (entry,) = entries_of(with_timer("[Timer]\nOnUnitActiveSec=6h\n"))
    assert entry.recurrence is not None
    starts = islice(entry.recurrence.starts(datetime(2027, 1, 1, 12)), 3)
    assert [f"{start:%d %H}" for start in starts] == ["01 18", "02 00", "02 06"]


@pytest.mark.parametrize(
    ("lines", "delay"),
    [
        ("RandomizedDelaySec=2h", 2 * HOUR),
        ("RandomizedDelaySec=2h\nFixedRandomDelay=true", 0),
        ("AccuracySec=1h", 0),
    ],
)
def test_random_delays(lines: str, delay: float) -> None:
    (entry,) = entries_of(with_timer(f"{HOURLY}{lines}\n"))
    assert entry.random_delay == delay


@pytest.mark.parametrize(
    ("lines", "limit"),
    [
        ("Type=oneshot", None),
        ("Type=oneshot\nTimeoutStartSec=3h", 3 * HOUR),
        ("Type=oneshot\nTimeoutSec=90", 90),
        ("Type=oneshot\nTimeoutSec=90\nTimeoutStartSec=infinity", None),
        ("Type=oneshot\nTimeoutStartSec=5min\nTimeoutStartSec=", None),
        ("Type=oneshot\nRuntimeMaxSec=1h", None),
        ("RuntimeMaxSec=1h", HOUR),
        ("Type=exec\nRuntimeMaxSec=1h", HOUR),
        ("TimeoutStartSec=1h", None),
    ],
)
def test_what_limits_a_run(lines: str, limit: float | None) -> None:
    (entry,) = entries_of(with_timer(HOURLY, f"[Service]\n{lines}\nExecStart=/srv/a.py\n"))
    assert entry.outer_limit == limit


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            "Type=oneshot\nRuntimeMaxSec=1h",
            "3: RuntimeMaxSec=: does not limit a oneshot service: set TimeoutStartSec=",
        ),
        (
            "User=etl\nTimeoutStartSec=1h",
            "3: TimeoutStartSec=: does not limit a simple service: set RuntimeMaxSec=",
        ),
    ],
)
def test_a_limit_that_does_nothing_is_said(lines: str, message: str) -> None:
    service = f"[Service]\n{lines}\nExecStart=/srv/a.py\n"
    assert messages_of(with_timer(HOURLY, service)) == [f"systemd/report.service:{message}"]


def test_the_limit_of_a_start_is_no_mistake_in_a_daemon() -> None:
    service = "[Service]\nTimeoutStartSec=1min\nExecStart=/srv/poll.py\nRestart=always\n"
    assert messages_of({"poll.service": service}) == []


def test_tries_after_a_failure() -> None:
    again = "[Unit]\nStartLimitBurst=3\n[Service]\nType=oneshot\nExecStart=/srv/a.py\n"
    (entry,) = entries_of(with_timer(HOURLY, f"{again}Restart=on-failure\nRestartSec=30min\n"))
    assert (entry.retries, entry.backoff) == (2, 30 * MINUTE)
    (entry,) = entries_of(with_timer(HOURLY, f"{again}RestartSec=30min\n"))
    assert (entry.retries, entry.backoff) == (0, 0)


def test_without_a_start_limit_there_are_several_tries_too() -> None:
    service = "[Unit]\nStartLimitBurst=0\n[Service]\nRestart=on-failure\nExecStart=/srv/a.py\n"
    (entry,) = entries_of(with_timer(HOURLY, service))
    assert entry.retries > 0


def test_drop_ins_count_in_the_order_of_their_names() -> None:
    drop_ins = {
        "systemd/report.service.d/20-last.conf": "[Service]\nTimeoutStartSec=20min\n",
        "systemd/report.service.d/10-first.conf": "[Service]\nTimeoutStartSec=10min\n"
        "ExecStart=\nExecStart=/srv/other.py\n",
        "systemd/report.timer.d/often.conf": "[Timer]\nOnCalendar=\nOnCalendar=*:0/5\n",
        "systemd/other.service.d/10.conf": "[Service]\nTimeoutStartSec=1min\n",
    }
    (entry,) = entries_of(with_timer(HOURLY, others=drop_ins))
    assert entry.outer_limit == 20 * MINUTE
    assert entry.command == ("/srv/other.py",)
    assert (entry.shortest_gap, entry.line) == (5 * MINUTE, 1)


def test_drop_ins_for_a_prefix() -> None:
    files = {
        "load-prices.timer": HOURLY,
        "load-prices.service": "[Service]\nType=oneshot\nExecStart=/srv/a.py\n",
        "load-.service.d/limit.conf": "[Service]\nTimeoutStartSec=10min\n",
    }
    (entry,) = entries_of(files)
    assert entry.outer_limit == 10 * MINUTE


@pytest.mark.parametrize(
    ("value", "commands"),
    [
        ("-/srv/a.py", [("/srv/a.py",)]),
        ("+-:/srv/a.py x", [("/srv/a.py", "x")]),
        ("@/srv/a.py shown x", [("/srv/a.py", "x")]),
        (
            "/srv/a.py 'two words' \"and three more\"",
            [("/srv/a.py", "two words", "and three more")],
        ),
        ("/srv/a.py \\\n  # not this\n  --day today", [("/srv/a.py", "--day", "today")]),
        ("/srv/a.py ; /srv/b.py", [("/srv/a.py",), ("/srv/b.py",)]),
        ("/srv/a.py\nExecStart=/srv/b.py", [("/srv/a.py",), ("/srv/b.py",)]),
        ("/srv/a.py\nExecStartPost=/srv/b.py", [("/srv/a.py",), ("/srv/b.py",)]),
        ("backup create", [("backup", "create")]),
        ("backup@2 create all", [("backup@2", "create", "all")]),
        ("/bin/sh -c 'cd /srv && ./a.py'", [("/bin/sh", "-c", "cd /srv && ./a.py")]),
    ],
)
def test_commands(value: str, commands: list[tuple[str, ...]]) -> None:
    files = with_timer(HOURLY, f"[Service]\nType=oneshot\nExecStart={value}\n")
    assert [entry.command for entry in entries_of(files)] == commands
    assert messages_of(files) == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("/srv/a.py && /srv/b.py", "has shell syntax, but no shell: use /bin/sh -c"),
        ("/srv/a.py $(date)", "has shell syntax, but no shell: use /bin/sh -c"),
        ("/usr/bin/python3/ /srv/a.py", "/usr/bin/python3/ is a folder: remove the slash"),
        ("/srv/a.py 'x", "a quote is not closed: close it"),
    ],
)
def test_odd_commands(value: str, message: str) -> None:
    files = with_timer(HOURLY, f"[Service]\nType=oneshot\nExecStart={value}\n")
    assert messages_of(files) == [f"systemd/report.service:3: ExecStart=: {message}"]
    assert entries_of(files)


@pytest.mark.parametrize(
    ("lines", "supervised"),
    [
        ("Restart=always", True),
        ("Restart=on-success", True),
        ("Restart=on-failure\n[Install]\nWantedBy=multi-user.target", True),
        ("Restart=on-failure", False),
        ("Type=oneshot\nRestart=on-failure\n[Install]\nWantedBy=multi-user.target", False),
        ("Type=oneshot", False),
    ],
)
def test_services_without_a_timer(lines: str, supervised: bool) -> None:
    (entry,) = entries_of({"poll.service": f"[Service]\nExecStart=/srv/poll.py\n{lines}\n"})
    assert (entry.kind, entry.line, entry.schedule) == ("systemd service", 2, "no timer")
    assert (entry.shortest_gap, entry.supervised) == (None, supervised)


def test_a_service_with_a_timer_is_no_daemon() -> None:
    service = "[Service]\nExecStart=/srv/poll.py\nRestart=always\n"
    (entry,) = entries_of(with_timer(HOURLY, service))
    assert (entry.kind, entry.supervised) == ("systemd timer", False)


def test_a_unit_of_someone_in_a_hurry() -> None:
    text = '\ufeffini\r\n[Service]\r\n Type = oneshot\r\n;ExecStart=/no.py\r\nExecStart=/srv/a.py\r\n[Service]\r\nUser=etl\r\nEnvironment=A=1 "B=two words"\r\nEnvironment=C=\r\n'
    (entry,) = entries_of({"a.service": text})
    assert (entry.command, entry.user) == (("/srv/a.py",), "etl")
    assert entry.variables == (("A", "1"), ("B", "two words"), ("C", ""))
    assert "two words" not in repr(entry)


def test_what_cannot_be_read_is_said_where_it_stands() -> None:
    timer = "[Timer]\nOnCalendar=*/5 * * * *\nRandomizedDelaySec=a while\n"
    assert messages_of(with_timer(timer)) == [
        "systemd/report.timer:2: OnCalendar=: '*/5 * * * *' is not a calendar expression:"
        " try systemd-analyze calendar",
        "systemd/report.timer:3: RandomizedDelaySec=: 'a while' is not a time span:"
        " write it as 90, 5min or 1h 30min",
    ]


def test_a_date_that_never_comes_is_said() -> None:
    (message,) = messages_of(with_timer("[Timer]\nOnCalendar=*-02-30\n"))
    assert message == "systemd/report.timer:2: OnCalendar=: never elapses: correct the date"


def test_a_service_that_stays_active_is_said() -> None:
    files = with_timer(HOURLY, SERVICE + "    RemainAfterExit=yes\n")
    (message,) = messages_of(files)
    assert "RemainAfterExit=: the timer can start it only once" in message
    assert messages_of({"report.service": files["systemd/report.service"]}) == []


@given(st.text(), st.text(), st.text())
def test_no_text_raises(timer: str, service: str, drop_in: str) -> None:
    read_all(
        {
            "a.timer": f"[Timer]\nOnCalendar={timer}\n{service}",
            "a.service": f"[Service]\nExecStart={service}\n{drop_in}",
            "a.service.d/b.conf": f"{drop_in}\n[Service]\nTimeoutStartSec={timer}\n",
        }
    )


@given(st.text("0123456789*.,/-~: MonFri", max_size=30))
def test_no_expression_raises_anything_else(expression: str) -> None:
    first_starts(expression, 2)
