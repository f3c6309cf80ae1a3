"""Crontabs of users, of the system, of supercronic and anacron, and run-parts folders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schedule_trees import entries_of, messages_of, read_all, tree_of

from guard_codemod.schedules.entry import Overlap, ScheduleEntry
from guard_codemod.schedules.sources import crontab


def _entry(line: str, path: str = "crontab") -> ScheduleEntry:
    (entry,) = crontab.read(path, line, tree_of({})).entries
    return entry


@pytest.mark.parametrize(
    "path",
    [
        "crontab",
        "deploy/crontab",
        "crontab.txt",
        "docker/prod.crontab",
        "jobs.cron",
        "cron/daily",
        "my-crontab",
        "app_crontab.txt",
        "cronjobs",
        "etc/crontab",
        "etc/cron.d/prices",
        "debian/prices.cron.d",
        "debian/cron.d",
        "etc/cron.daily/prune",
        "etc/anacrontab",
        "var/spool/cron/crontabs/root",
        "crontab.example",
    ],
)
def test_names_of_crontabs(path: str) -> None:
    assert crontab.matches(path)


@pytest.mark.parametrize(
    "path", ["crontab.py", "cron.py", "cron.sh", "docs/crontab.md", "cronjob.yaml", "acron", "cron.service", "src/cron/x.py"]
)  # fmt: skip
def test_names_of_no_crontabs(path: str) -> None:
    assert not crontab.matches(path)


def test_a_line_of_a_user() -> None:
    entry = _entry("  5  4\t* * mon-fri   cd /srv && python a.py  # rates")
    assert (entry.kind, entry.schedule, entry.shortest_gap) == (
        "crontab",
        "5 4 * * mon-fri",
        86_400,
    )
    assert entry.command == "cd /srv && python a.py  # rates"
    assert (entry.user, entry.overlap) == ("", Overlap.BESIDE)


@pytest.mark.parametrize(
    "path", ["etc/crontab", "etc/cron.d/x", "debian/x.cron.d", "docker/crontab"]
)
@pytest.mark.parametrize("user", ["root", "www-data", "prices"])
def test_the_user_of_a_system_crontab(path: str, user: str) -> None:
    entry = _entry(f"0 1 * * *\t{user}\t/usr/bin/python3 a.py", path)
    assert (entry.user, entry.command, entry.problems) == (user, "/usr/bin/python3 a.py", ())


@pytest.mark.parametrize(
    "command", ["python36 rates.py 14", "scrapy crawl rates", "su - x -c 'a'", "rsync /a /b", "backup", "./run.sh a", "su root"]
)  # fmt: skip
def test_a_command_is_no_user(command: str) -> None:
    entry = _entry(f"0 1 * * * {command}")
    assert (entry.user, entry.command) == ("", command)


def test_a_missing_user_is_said_and_no_interval_is_relied_on() -> None:
    entry = _entry("0 1 * * * /usr/bin/upload --all", "etc/cron.d/upload")
    (problem,) = entry.problems
    assert (problem.unreadable, entry.shortest_gap) == (False, None)
    assert "no user" in problem.message
    assert entry.command == "/usr/bin/upload --all"


@pytest.mark.parametrize(
    ("line", "command", "cut"),
    [
        (r"0 1 * * * a.py $(date +\%F)", "a.py $(date +%F)", False),
        ("0 1 * * * a.py $(date +%F)", "a.py $(date +", True),
        ("0 1 * * * mail -s x%body", "mail -s x", False),
        ("0 1 * * * a.py 'at 5%'", "a.py 'at 5", True),
    ],
)
def test_percent_signs(line: str, command: str, cut: bool) -> None:
    entry = _entry(line)
    assert entry.command == command
    assert bool(entry.problems) is cut


def test_variables() -> None:
    files = {"crontab": "SHELL=/bin/bash\nTOKEN = 'secret'\n\"A\"=$B/x\n* * * * * a\nLATE=1\n"}
    (entry,) = entries_of(files)
    assert dict(entry.variables).keys() == {"SHELL", "TOKEN", "A"}
    assert dict(entry.variables)["A"] == "$B/x"  # cron expands nothing
    assert "secret" not in repr(entry)


@pytest.mark.parametrize(
    ("line", "gap"),
    [("@hourly a", 3600), ("@reboot a", None), ("@Daily a", 86_400), ("0~59 * * * * a", 3600)],
)
def test_nicknames_and_random_values(line: str, gap: float | None) -> None:
    assert _entry(line).shortest_gap == gap


def test_one_wrong_line_is_said_to_disable_the_file() -> None:
    files = {"crontab": "0 1 * * * a.py\n\nhello\n0 25 * * * b.py\n"}
    disabled = " (until then, cron loads no line of the file)"
    assert messages_of(files) == [
        "crontab:3: 'hello' is not an entry: give five fields, from minute to day of the week,"
        f" and a command{disabled}",
        f"crontab:4: '25' is not a valid hour: give 0 to 23, or *{disabled}",
    ]
    assert [entry.command for entry in entries_of(files)] == ["a.py", "b.py"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("0 0 7 1/1 * ? * python3 main.py", "7 fields"),
        ("*/5 * * * * * python3 main.py", "6 fields"),
        ("5/15 * * * * python3 main.py", "5-59/15"),
        ("@often python3 main.py", "not a nickname"),
    ],
)
def test_what_is_started_is_known_of_a_wrong_line(line: str, says: str) -> None:
    entry = _entry(line)
    assert (entry.command, entry.shortest_gap) == ("python3 main.py", None)
    assert says in entry.problems[0].message


@pytest.mark.parametrize(
    "content", ["a.txt\nb.txt\n", "", "# nothing\n", "\ufeff", "$ crontab -l\n", "\x00\x01"]
)
def test_what_is_a_crontab_in_name_only(content: str) -> None:
    (read,) = read_all({"crontab": content}).values()
    assert (read.entries, read.problems) == ((), ())


def test_windows_ends_of_lines_and_a_mark_at_the_beginning() -> None:
    (entry,) = entries_of({"crontab": b"\xef\xbb\xbf* * * * * python a.py\r\n"})
    assert entry.command == "python a.py"


def test_commented_entries_are_none_and_examples_are_suspended() -> None:
    assert not entries_of({"crontab": "#0 1 * * * a.py\n"})
    (entry,) = entries_of({"crontab.example": "0 1 * * * a.py\n"})
    assert entry.suspended


def test_supercronic() -> None:
    files = {
        "Dockerfile": "CMD supercronic crontab\n",
        "docker/crontab": "*/20 * * * * * * a.py 50%\n5/15 * * * * b.py\n",
    }
    first, second = entries_of(files)
    assert (first.kind, first.command, first.shortest_gap) == ("supercronic", "a.py 50%", 20)
    assert (second.shortest_gap, second.overlap) == (900, Overlap.SKIPPED)
    del files["Dockerfile"]
    assert all(entry.kind == "crontab" for entry in entries_of(files))


def test_anacron() -> None:
    files = {
        "etc/anacrontab": "START=3\n1 5 cron.daily run-parts /etc/cron.daily\n@weekly 10 w a.py\nx\n"
    }
    first, second = entries_of(files)
    assert (first.name, first.shortest_gap, first.command) == (
        "cron.daily",
        86_400,
        "run-parts /etc/cron.daily",
    )
    assert (second.shortest_gap, second.overlap) == (7 * 86_400, Overlap.QUEUED)
    assert len(messages_of(files)) == 1


def test_run_parts_folders() -> None:
    files = {
        "etc/cron.hourly/sync": "#!/usr/bin/python3\n",
        "etc/cron.daily/old.py": "",
        "etc/cron.daily/README": "",
    }
    old, sync = entries_of(files)
    assert (sync.shortest_gap, sync.command, sync.user) == (
        3600,
        ("//etc/cron.hourly/sync",),
        "root",
    )
    assert (old.shortest_gap, [one.unreadable for one in old.problems]) == (None, [False])


@given(
    st.sampled_from(["crontab", "etc/cron.d/x", "etc/anacrontab", "etc/cron.daily/x", "docker/crontab"]),
    st.text(max_size=80) | st.lists(st.sampled_from([*"*0=%\n\t~,'\\", "@daily", "root", "a.py", "1-5"]), max_size=20).map(" ".join),
)  # fmt: skip
def test_no_text_raises(path: str, text: str) -> None:
    tree = tree_of({"Dockerfile": "supercronic"} if path.startswith("docker") else {})
    read = crontab.read(path, text, tree)
    assert all(": " in problem.message for entry in read.entries for problem in entry.problems)


@given(st.binary(max_size=60))
def test_no_bytes_raise(data: bytes) -> None:
    assert "crontab" in read_all({"crontab": data})
