"""``guard-codemod schedule``, and what schedules mean for ``check`` and ``apply``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from helpers import JOB, LIBRARY, ROOT, contents, fill, invoke

from guard_codemod.cli.app import cli
from guard_codemod.schedules.cron import VIXIE, Every
from guard_codemod.schedules.entry import Overlap, ScheduleEntry
from guard_codemod.schedules.job import JobSchedule, Kind, Started, Use

FIXTURES = ROOT / "fixtures"
POSSIBLE = "import atlas\n\natlas.rebuild_all()\n"
AUTO = ("--timeout", "auto")


def _guarded(folder: Path, name: str = "job.py", seconds: int = 3600, *options: str) -> None:
    fill(folder, {name: JOB})
    assert invoke("apply", name, "--timeout", str(seconds), *options)[0] == 0


def _codes(output: list[str]) -> list[str]:
    return [found[0] for line in output if (found := re.search(r"TG\d{3}", line))]


def _json(*arguments: str, stdin: str = "") -> dict[str, Any]:
    result = CliRunner().invoke(
        cli, ["schedule", "--output-format", "json", *arguments], input=stdin
    )
    document: dict[str, Any] = json.loads(result.output)
    return document


# --- the command


def test_the_repository_with_every_kind(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(FIXTURES / "schedules")
    code, output = invoke("schedule")
    golden = FIXTURES / "schedules.txt"
    shown = "\n".join(output) + "\n"
    if request.config.getoption("--update-golden"):
        golden.write_text(shown, encoding="utf-8")
    assert (code, shown) == (0, golden.read_text(encoding="utf-8"))
    assert invoke("schedule", "--strict")[0] == 1


def test_verbose_says_when_and_by_which_command_but_no_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(FIXTURES / "schedules")
    text = "\n".join(invoke("schedule", "-v")[1])
    assert "deploy/crontab:6: crontab, */10 * * * *: cd $BASE &&" in text
    assert "through scripts/nightly.sh" in text
    assert re.search(r"next: \w{3} \d\d \w{3} \d\d:\d0, .*\(local time\)", text)
    assert "(UTC)" in text
    assert "t0p-secret" not in text


@pytest.mark.parametrize(
    "command",
    [
        "A=s3cr3t python job.py",
        "python job.py --password s3cr3t",
        "python job.py --api-key='s3cr3t x'",
        'curl -H "Authorization: Bearer s3cr3t" https://x.example/',
        "curl https://x.example/?api_key=s3cr3t",
        "curl -u user:s3cr3t https://x.example/",
        "curl https://user:s3cr3t@x.example/",
        "curl https://hc-ping.com/s3cr3t",
        "curl -d '{}' https://hooks.slack.com/services/T0/s3cr3t",
        'curl "https://api.telegram.org/bot1:s3cr3t/send"',
        "mysqldump -u root -ps3cr3t db",
        "sshpass -p s3cr3t ssh u@h ls",
    ],
)
def test_secrets_are_not_shown(here: Path, command: str) -> None:
    fill(here, {"crontab": f"0 1 * * * {command}\n"})
    shown = "\n".join(invoke("schedule", "-v")[1]) + json.dumps(_json())
    assert command.split()[0].split("=")[0] in shown
    assert "***" in shown
    assert "s3cr3t" not in shown


@pytest.mark.parametrize("zone", ["Nowhere/Place", "../etc/passwd", "0"])
def test_an_unknown_time_zone_is_taken_for_the_local_one(here: Path, zone: str) -> None:
    fill(here, {"crontab": f"CRON_TZ={zone}\n0 1 * * * python job.py\n"})
    (entry,) = _json()["jobs"][0]["entries"]
    assert (entry["time_zone"], len(entry["next_starts"])) == (zone, 3)


@pytest.mark.parametrize(
    "command",
    [
        "mkdir -p x && cp -u a:b c",
        "python job.py --author me -p 1",
        "ssh u@h ls",
        "mysql -u root",
        f"python job.py {'x' * 20_000}",  # a search that looks back from each letter takes minutes
    ],
)
def test_what_is_no_secret_is_shown(here: Path, command: str) -> None:
    fill(here, {"crontab": f"0 1 * * * {command}\n"})
    assert _json()["jobs"][0]["entries"][0]["command"] == command


def test_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FIXTURES / "schedules")
    document = _json()
    jobs = {job["path"]: job for job in document["jobs"]}
    rates = jobs["jobs/rates.py"]
    assert (rates["interval"], rates["limit"], rates["outer_limit"]) == (3600, 3600, 300)
    assert (rates["suggested_limit"], rates["wrong"]) == (180, True)
    (entry,) = rates["entries"]
    assert (entry["source"], entry["line"], entry["kind"]) == ("deploy/crontab", 7, "crontab")
    assert entry["environment"] == ["SHELL", "MAILTO", "BASE"]
    assert len(entry["next_starts"]) == 3
    assert "t0p-secret" not in json.dumps(document)
    assert {one["code"] for one in document["findings"]} == {
        "TG301",
        "TG302",
        "TG304",
        "TG305",
        "TG306",
        "TG307",
    }
    assert not jobs["curl"]["in_tree"]


def test_a_crontab_on_standard_input(here: Path) -> None:
    fill(here, {"jobs/load.py": JOB, "deploy/crontab": "* * * * * python jobs/load.py\n"})
    document = _json(
        "-", stdin="*/5 * * * * /usr/bin/python3 /srv/jobs/load.py\n0 1 * * * other.py\n"
    )
    first, other = document["jobs"]
    assert (first["path"], first["interval"], first["suggested_limit"]) == (
        "jobs/load.py",
        300,
        180,
    )
    assert first["entries"][0]["source"] == "<stdin>"
    assert other["verdict"] == "script, not in this tree"
    assert document["findings"] == []


@pytest.mark.parametrize("content", [b"\x7fELF\x01\0\0", "0 4 * * * job.py".encode("utf-16")])
def test_a_file_that_is_named_and_is_no_text_is_said_to_be_none(content: bytes, here: Path) -> None:
    (here / "crontab").write_bytes(content)
    said = "crontab:1: TG308 the file is not text in UTF-8: save it as such"
    assert said in invoke("schedule", "crontab")[1]
    (here / "crontab").write_bytes("# für alle\n0 4 * * * job.py\n".encode("latin-1"))
    assert said not in invoke("schedule", "crontab")[1]  # cron reads it too


def test_what_is_wrong_comes_first_and_most_often(here: Path) -> None:
    _guarded(here, "long.py")
    lines = "0 3 * * * rare.py\n*/5 * * * * often.py\n*/30 * * * * long.py\n* * * * * all.py\n"
    scripts = dict.fromkeys(("rare.py", "often.py", "all.py"), JOB)
    fill(here, {**scripts, "crontab": f"{lines}0 * * * * curl x | gzip > y\n0 * * * * x/z.py\n"})
    output = invoke("schedule")[1]
    assert [line.split()[0] for line in output[:7]] == [
        "file",
        "long.py",
        "all.py",
        "often.py",
        "rare.py",
        "x/z.py",
        "other",
    ]
    assert output[2].endswith("no guard: 30s fits with --kill-after 10s")
    assert output[3].endswith("no guard: 3m fits")
    assert output[6] == "other programs, with -v in full: curl, gzip"
    assert output[-1].endswith("; 3 without a guard, 1 with a wrong limit")
    assert any(line.startswith("gzip ") for line in invoke("schedule", "-v")[1])


def test_what_only_a_setting_schedules_is_in_the_table(here: Path) -> None:
    configuration = '[[overrides]]\nfiles = ["ops/**"]\nschedule = "*/5 * * * *"\n'
    own = "# guard-codemod: schedule=0 * * * *\n"
    fill(
        here,
        {
            "guard-codemod.toml": configuration,
            "ops/a.py": JOB,
            "b.py": f"{own}{JOB}",
            "c.py": JOB,
            "d.py": f"# guard-codemod: schedule=nonsense\n{JOB}",
            "crontab": "*/30 * * * * b.py\n",
        },
    )
    jobs = {job["path"]: job for job in _json()["jobs"]}
    assert jobs.keys() == {"ops/a.py", "b.py"}
    assert (jobs["ops/a.py"]["interval"], jobs["ops/a.py"]["suggested_limit"]) == (300, 180)
    assert (jobs["b.py"]["interval"], len(jobs["b.py"]["entries"])) == (1800, 2)
    assert [job["path"] for job in _json("ops")["jobs"]] == ["ops/a.py"]
    assert _json("-")["jobs"] == []
    assert "the schedule setting" in "\n".join(invoke("schedule", "ops")[1])


@pytest.mark.parametrize(
    ("grace", "limit"),
    [("auto", 120), ("none", 180), ("10", 180), ("11", 120), ("60", 120), ("2m", 60), ("3m", 30)],
)
@pytest.mark.parametrize("configured", [True, False])
def test_a_schedule_leaves_time_for_the_backstop(
    here: Path, grace: str, limit: int, *, configured: bool
) -> None:
    """The limit takes 80 % of four minutes without 5 seconds to start and the time to be ended."""
    options = () if configured else ("--kill-after", grace)
    setting = f'kill-after = "{grace}"\n' if configured else ""
    crontab = "*/4 * * * * job.py\n"
    fill(here, {"job.py": JOB, "crontab": crontab, "guard-codemod.toml": setting})
    if configured:
        assert _json()["jobs"][0]["suggested_limit"] == limit
    assert invoke("apply", ".", *AUTO, *options)[0] == 0
    assert f"signal.alarm({limit})" in (here / "job.py").read_text(encoding="utf-8")


def test_a_schedule_from_elsewhere_starts_files_of_this_tree(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fill(here, {"jobs/load.py": JOB})
    other = fill(tmp_path_factory.mktemp("etc"), {"cron.d/x": "0 1 * * * root /srv/jobs/load.py\n"})
    document = _json(str(other / "cron.d" / "x"))
    assert [(job["path"], job["wrong"]) for job in document["jobs"]] == [("jobs/load.py", True)]
    assert document["jobs"][0]["entries"][0]["user"] == "root"


@pytest.mark.usefixtures("here")
def test_what_does_not_exist_is_said() -> None:
    assert invoke("schedule", "nowhere") == (
        2,
        ["Error: nowhere: file does not exist: correct the path"],
    )


def test_a_job_that_is_checked_is_no_schedule(here: Path) -> None:
    fill(here, {"job.py": JOB, "crontab": "@hourly python job.py\n"})
    output = invoke("check", "job.py", "--schedules", "auto", "-v")[1]
    assert [line.partition(":")[0] for line in output if "skipped:" in line] == ["crontab"]


def test_the_report_can_go_to_a_file(here: Path) -> None:
    fill(here, {"job.py": JOB, "crontab": "0 1 * * * python job.py\n"})
    assert invoke("schedule", "--output-file", "out.txt") == (0, [])
    assert "no guard: 6h fits" in (here / "out.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("here")
def test_without_schedules_there_is_little_to_say() -> None:
    code, output = invoke("schedule", "--strict")
    assert code == 0
    assert output[-1].startswith("no schedules found: give a path with crontabs")
    assert len(output) == 1


def test_paths_say_which_schedules_but_not_which_jobs(here: Path) -> None:
    files = {
        "a/crontab": "0 1 * * * python jobs/a.py\n",
        "b/jobs.lst": "0 2 * * * python jobs/b.py\n",
    }
    fill(here, {**files, "jobs/a.py": JOB, "jobs/b.py": JOB})
    assert [job["path"] for job in _json()["jobs"]] == ["jobs/a.py"]
    assert [job["path"] for job in _json("b")["jobs"]] == []
    assert [job["path"] for job in _json("b/jobs.lst")["jobs"]] == [
        "jobs/b.py"
    ]  # since it is named


def test_all_schedules_of_one_job_are_one_line(here: Path) -> None:
    lines = "0 * * * * python job.py --a\n*/10 * * * * python job.py --b\n@reboot python job.py\n"
    fill(here, {"job.py": JOB, "crontab": lines})
    (job,) = _json()["jobs"]
    assert (job["interval"], len(job["entries"])) == (600, 3)
    assert "crontab:2 (+2)" in invoke("schedule")[1][1]


def test_excluded_and_ignored_files_are_no_schedules(here: Path) -> None:
    line = "0 1 * * * python job.py\n"
    fill(
        here,
        {
            "job.py": JOB,
            "build/crontab": line,
            "old/crontab": line,
            ".gitignore": "old/\n",
            ".git/HEAD": "",
        },
    )
    assert _json()["jobs"] == []


@pytest.mark.parametrize(
    ("folder", "file", "verdict"),
    [
        ("prices", "load.py", "no guard"),
        ("prices", "old/load.py", "unclear: old/load.py"),
        ("rates", "load.py", "unclear: load.py"),
        ("srv", "prices/load.py", "no guard"),
    ],
)
def test_a_folder_on_the_server_that_is_called_as_the_tree_is_a_copy_of_it(
    here: Path, monkeypatch: pytest.MonkeyPatch, folder: str, file: str, verdict: str
) -> None:
    tree = fill(here / folder, {file: JOB, "crontab": "0 1 * * * python /srv/prices/load.py\n"})
    monkeypatch.chdir(tree)
    assert [job["verdict"] for job in _json()["jobs"]] == [verdict]


def test_what_is_installed_is_not_missing(here: Path) -> None:
    lines = ["/usr/bin/a.py", "/etc/cron/b.sh", "~/.local/bin/c.py", "$HOME/.local/share/d.py"]
    fill(here, {"crontab": "".join(f"0 1 * * * {line}\n" for line in (*lines, "~/bin/e.py"))})
    found = [one for one in invoke("schedule")[1] if "TG304" in one]
    assert found == ["crontab:5: TG304 ~/bin/e.py is not in this tree: correct the path"]


def test_what_is_ambiguous_is_said(here: Path) -> None:
    fill(
        here, {"a/job.py": JOB, "b/job.py": JOB, "deploy/crontab": "0 1 * * * python /srv/job.py\n"}
    )
    (job,) = _json()["jobs"]
    assert (job["verdict"], job["wrong"]) == ("unclear: a/job.py or b/job.py", False)
    code, output = invoke("apply", ".", *AUTO)
    assert code == 1
    assert _codes(output) == ["TG001", "TG001"]
    assert "deploy/crontab:1 may start another file of this name" in output[0]


# --- check and apply


def test_check_reads_schedules_only_if_told(here: Path) -> None:
    fill(here, {"job.py": POSSIBLE, "crontab": "*/10 * * * * python job.py\n"})
    assert _codes(invoke("check")[1]) == ["TG010"]
    code, output = invoke("check", "--schedules", "auto", "-v")
    assert (code, _codes(output)) == (1, ["TG001"])
    assert "started every 10m by crontab:1" in "\n".join(output)
    assert _codes(invoke("check", "--schedules", "cron*")[1]) == ["TG001"]
    assert _codes(invoke("check", "--schedules", "cron*", "--schedules", "!x")[1]) == ["TG001"]


@pytest.mark.parametrize("pattern", ["deploy/**", "job.py", "crontabs"])
def test_a_pattern_that_no_schedule_matches_is_an_error(pattern: str, here: Path) -> None:
    fill(here, {"job.py": POSSIBLE, "crontab": "*/10 * * * * python job.py\n"})
    code, output = invoke("check", "--schedules", "crontab", "--schedules", pattern)
    what = f"--schedules: no schedule matches '{pattern}': correct the pattern"
    assert (code, output[-1]) == (2, f"Error: {what}")
    fill(here, {"pyproject.toml": f"[tool.guard-codemod]\nschedules = ['{pattern}']\n"})
    assert _codes(invoke("check")[1]) == ["TG010"]  # it holds for other parts of the tree, too


@pytest.mark.parametrize("place", ["pyproject.toml", "guard-codemod.toml"])
def test_the_key_schedules(place: str, here: Path) -> None:
    table = "[tool.guard-codemod]\n" if place == "pyproject.toml" else ""
    files = {
        "deploy/crontab": "0 1 * * * python job.py\n",
        place: f'{table}schedules = ["deploy/**"]\n',
    }
    fill(here, {**files, "job.py": POSSIBLE})
    assert _codes(invoke("check")[1]) == ["TG001"]


def test_a_scheduled_file_is_a_job_wherever_it_is_and_whatever_its_name(here: Path) -> None:
    fill(
        here,
        {
            "tests/test_feed.py": JOB,
            "lib.py": LIBRARY,
            "crontab": "@hourly python tests/test_feed.py\n@daily python lib.py\n",
        },
    )
    assert _codes(invoke("check")[1]) == []
    output = invoke("check", "--schedules", "auto", "-v")[1]
    assert _codes(output) == ["TG001"]
    assert any("lib.py: skipped: no main block for a guard" in line for line in output)


def test_the_schedule_of_a_job_is_said_once(here: Path) -> None:
    files = {
        "pyproject.toml": '[project]\nname = "x"\nrequires-python = ">=3.5"\n',
        "job.py": "import asyncio\n\nif __name__ == '__main__':\n    asyncio.run(main())\n",
        "crontab": "0 3 * * * python job.py\n",
    }
    fill(here, files)
    options = ("--timeout", "1h", "--kill-after", "60s", "--schedules", "auto")
    said = " ".join(invoke("apply", "job.py", *options)[1])
    assert "with a backstop (main block, started daily by crontab:1), without the stacks" in said
    assert said.count("started daily") == 1


def test_the_workers_know_the_schedules(here: Path) -> None:
    jobs = {f"j{number}.py": POSSIBLE for number in range(4)}
    lines = "".join(f"0 * * * * python {name}\n" for name in jobs)
    fill(here, {**jobs, "crontab": lines})
    assert _codes(invoke("check", "--schedules", "auto", "-j", "2")[1]) == ["TG001"] * 4


def test_a_daemon_gets_no_guard_but_a_scheduled_one_is_a_job(here: Path) -> None:
    fill(here, {"serve.py": JOB, "Procfile": "worker: python serve.py\n"})
    code, output = invoke("check", "--schedules", "auto", "-v")
    assert (code, _codes(output)) == (0, [])
    daemon = "not a job but a daemon: Procfile:1 keeps it running"
    assert f"serve.py: skipped: {daemon}" in output[0]
    assert _json()["jobs"][0]["verdict"] == daemon
    fill(here, {"crontab": "@daily python serve.py\n"})
    assert _codes(invoke("check", "--schedules", "auto")[1]) == ["TG001"]


def test_a_hang_that_stops_all_later_runs(here: Path) -> None:
    fill(here, {"job.py": JOB, "crontab": "@daily flock -n l python job.py\n"})
    output = invoke("check", "--schedules", "auto")[1]
    assert output[0].endswith("TG001 no timeout guard: a hang stops every later run (crontab:1)")


def test_a_wrong_limit_is_a_warning_in_the_crontab(here: Path) -> None:
    _guarded(here)
    fill(here, {"crontab": "# x\n*/30 * * * * python job.py\n"})
    code, output = invoke("check", "--schedules", "auto")
    assert (code, output[0].split(" ")[:2]) == (0, ["crontab:2:1:", "TG301"])
    assert "job.py" in output[0]
    assert invoke("check", "--schedules", "auto", "--strict")[0] == 1


def test_the_configured_limit_is_compared_where_there_is_no_guard_yet(here: Path) -> None:
    fill(here, {"job.py": JOB, "crontab": "*/30 * * * * python job.py\n"})
    assert _codes(invoke("check", "--schedules", "auto", "--timeout", "1h")[1]) == [
        "TG001",
        "TG301",
    ]
    assert _codes(invoke("check", "--schedules", "auto", "--timeout", "5m")[1]) == ["TG001"]


@pytest.mark.parametrize(
    "line",
    [
        "*/30 * * * * python job.py  # guard-codemod: ignore[TG301] it locks\n",
        "# guard-codemod: ignore[TG301]\n*/30 * * * * python job.py\n",
        "# guard-codemod: ignore[TG3]\n# every half an hour\n*/30 * * * * python job.py\n",
    ],
)
def test_a_comment_in_the_crontab_suppresses(line: str, here: Path) -> None:
    _guarded(here)
    fill(here, {"crontab": line})
    assert _codes(invoke("check", "--schedules", "auto")[1]) == []
    fill(here, {"crontab": line.replace("TG3", "TG1")})
    assert _codes(invoke("check", "--schedules", "auto")[1]) == ["TG301"]


def test_selection_file_ignores_and_the_baseline_hold_for_schedules(here: Path) -> None:
    _guarded(here)
    fill(here, {"deploy/crontab": "*/30 * * * * python job.py\n"})
    check = ("check", "--schedules", "auto")
    assert _codes(invoke(*check, "--ignore", "TG3")[1]) == []
    fill(here, {"guard-codemod.toml": '[per-file-ignores]\n"deploy/**" = ["TG301"]\n'})
    assert _codes(invoke(*check)[1]) == []
    fill(here, {"guard-codemod.toml": '[severity]\nTG301 = "error"\n'})
    assert invoke(*check)[0] == 1
    assert invoke(*check, "--write-baseline", "known.json")[0] == 0
    code, output = invoke(*check, "--baseline", "known.json")
    assert (code, _codes(output)) == (0, [])
    assert any("1 finding is known" in line for line in output)


def test_no_file_of_a_scheduler_fails_a_run(here: Path) -> None:
    broken = {
        "crontab": "0 99 * * * python job.py\n",
        "k8s/a.yaml": "kind: CronJob\nspec: [\n",
        "x.timer": "[Timer\nOnCalendar=\\\n",
        "x.service": "ExecStart=/usr/bin/python3/ job.py\n",
    }
    _guarded(here)
    fill(here, broken)
    code, output = invoke("check", "--schedules", "auto")
    assert code == 0
    assert {"TG308"} <= set(_codes(output))


# --- --timeout auto


def _entry(gap: float | None, **attributes: Any) -> ScheduleEntry:
    recurrence = Every(gap) if gap else None
    return ScheduleEntry("crontab", 1, "crontab", "", gap, recurrence, **attributes)


def _limit(gap: float, kill_after: int = 60, **attributes: Any) -> int | None:
    use = Use(_entry(gap, **attributes), Started(Kind.SCRIPT, "a.py"))
    found = JobSchedule((use,)).limit(kill_after, None)
    return found[0] if found else None


MINUTE, HOUR = 60, 3600


@pytest.mark.parametrize(
    ("gap", "limit"),
    [
        (MINUTE, None),
        (5 * MINUTE, 3 * MINUTE),
        (10 * MINUTE, 5 * MINUTE),
        (15 * MINUTE, 10 * MINUTE),
        (30 * MINUTE, 20 * MINUTE),
        (HOUR, 45 * MINUTE),
        (2 * HOUR, HOUR),
        (6 * HOUR, 4 * HOUR),
        (24 * HOUR, 6 * HOUR),
        (7 * 24 * HOUR, 6 * HOUR),
    ],
)
def test_the_limit_that_an_interval_leaves_room_for(gap: float, limit: int | None) -> None:
    assert _limit(gap) == limit


@pytest.mark.parametrize(
    ("attributes", "limit"),
    [
        ({}, 45 * MINUTE),
        ({"kill_after": 10}, 45 * MINUTE),
        ({"kill_after": 600}, 30 * MINUTE),
        ({"random_delay": 1800.0}, 20 * MINUTE),
        ({"retries": 1}, 20 * MINUTE),
        ({"retries": 6, "backoff": 10.0}, 5 * MINUTE),
        ({"outer_limit": 600.0}, 5 * MINUTE),
        ({"outer_limit": 375.0}, 5 * MINUTE),
        ({"outer_limit": 374.0}, 3 * MINUTE),
        ({"outer_limit": 375.0, "container": True}, 3 * MINUTE),
        ({"outer_limit": 60.0}, None),
        ({"suspended": True}, None),
    ],
)
def test_what_takes_room_from_a_limit(attributes: dict[str, Any], limit: int | None) -> None:
    assert _limit(HOUR, **attributes) == limit


def test_the_shortest_room_of_several_entries_counts_and_shares_do_too() -> None:
    started = Started(Kind.SCRIPT, "a.py")
    uses = (Use(_entry(HOUR), started), Use(_entry(1800, overlap=Overlap.SKIPPED), started))
    assert (JobSchedule(uses).limit(60, None) or (0,))[0] == 20 * MINUTE
    assert JobSchedule(uses, uses).limit(60, None) is None
    assert (JobSchedule((Use(_entry(HOUR), started, share=2),)).limit(60, None) or (0,))[
        0
    ] == 20 * MINUTE


def test_an_unguarded_job_of_a_broken_crontab_is_not_started_either(here: Path) -> None:
    fill(here, {"job.py": JOB, "crontab": "*/5 * * * * python job.py\n0 0 nonsense\n"})
    (job,) = _json()["jobs"]
    assert job["verdict"] == "not started: its file has an error; no guard"


def test_no_interval_is_computed_from_odd_lines(here: Path) -> None:
    lines = ("* 0 * * *", "*/90 * * * *", "@hourly", "30 */2 * * *")
    fill(here, {"job.py": JOB, "crontab": "".join(f"{one} python job.py\n" for one in lines)})
    (job,) = _json()["jobs"]
    assert (job["interval"], job["suggested_limit"]) == (30 * MINUTE, 20 * MINUTE)
    fill(here, {"crontab": "* 0 * * * python job.py\n"})
    assert (
        "job.py  * 0 * * *  crontab:1  -      -            no guard: correct"
        in invoke("schedule")[1][1]
    )


@pytest.mark.parametrize(
    ("command", "fitting"),
    [
        ("python a.py", 45 * MINUTE),
        ("python a.py 1 && python a.py 2", 20 * MINUTE),
        ("python a.py; python b.py; python a.py 2", 15 * MINUTE),
        ("if [ -f x ]; then python a.py 1; else python a.py 2; fi", 45 * MINUTE),
        ("case $1 in x) python a.py 1 ;; *) python a.py 2 ;; esac", 45 * MINUTE),
        ("for day in 1 2; do python a.py $day; done", None),
        ("while read day; do sh run.sh $day; done < days", None),
        ("for day in 1 2; do if true; then python a.py; fi; done", None),
    ],
)
def test_all_starts_of_one_run_share_its_time(
    here: Path, command: str, fitting: int | None
) -> None:
    fill(here, {"a.py": JOB, "b.py": JOB, "run.sh": "python a.py $1\n"})
    fill(here, {"crontab": f"0 * * * * {command}\n"})
    jobs = {job["path"]: job["suggested_limit"] for job in _json()["jobs"]}
    assert jobs["a.py"] == fitting


def test_all_starts_of_one_run_share_the_limit_of_the_scheduler() -> None:
    use = Use(_entry(24 * HOUR, outer_limit=2 * HOUR), Started(Kind.SCRIPT, "a.py"), share=2)
    assert (JobSchedule((use,)).limit(60, None) or (0,))[0] == 45 * MINUTE


_STEPS = """on: {schedule: [{cron: "0 * * * *"}]}
jobs:
  a:
    steps:
      - run: python a.py
      - run: python b.py
  b:
    steps: [{run: python c.py}]
"""


def test_all_steps_of_a_run_share_its_time(here: Path) -> None:
    fill(here, {f"{name}.py": JOB for name in "abcde"})
    commands = "ExecStartPre=python3 d.py\nExecStart=python3 e.py\nWorkingDirectory=/srv\n"
    fill(
        here,
        {
            ".github/workflows/x.yml": _STEPS,
            "x.timer": "[Timer]\nOnCalendar=hourly\n",
            "x.service": f"[Service]\nType=oneshot\n{commands}",
        },
    )
    minutes = {job["path"][0]: job["suggested_limit"] // MINUTE for job in _json()["jobs"]}
    assert minutes == {"a": 20, "b": 20, "c": 45, "d": 20, "e": 20}


def test_the_service_of_a_timer_that_is_not_there_is_unknown(here: Path) -> None:
    fill(here, {"x.timer": "[Timer]\nOnCalendar=hourly\n"})
    (job,) = _json()["jobs"]
    assert (job["path"], job["verdict"]) == ("x.service is not in the tree", "unknown")


@pytest.mark.parametrize(
    ("settings", "file"),
    [
        ("StandardError=append:/var/log/x", "/var/log/x"),
        ("StandardOutput=file:/x", "/x"),
        ("StandardOutput=truncate:/x\nStandardError=inherit", "/x"),
        ("StandardError=null", "/dev/null"),
        ("StandardOutput=null\nStandardError=journal", ""),
        ("StandardError=journal+console", ""),
        ("", ""),
    ],
)
def test_where_a_service_sends_its_errors(here: Path, settings: str, file: str) -> None:
    _guarded(here, "job.py", 60)
    command = "Type=oneshot\nWorkingDirectory=/srv\nExecStart=python3 job.py"
    service = f"[Service]\n{command}\n{settings}\n"
    fill(here, {"x.timer": "[Timer]\nOnCalendar=hourly\n", "x.service": service})
    output = invoke("check", "--schedules", "auto")[1]
    assert _codes(output)[:1] == ["TG307"] * bool(file)
    assert not file or f"standard error goes to {file}:" in output[0]


@pytest.mark.parametrize(
    "command",
    [
        "for d in 1 2; do python job.py $d; done",
        "ls | xargs -n 1 nice python job.py",
        "parallel -j 2 python job.py ::: 1 2",
    ],
)
def test_what_a_loop_starts_is_left_alone_and_said_so(command: str, here: Path) -> None:
    fill(here, {"job.py": JOB, "crontab": f"@daily {command}\n"})
    code, output = invoke("apply", ".", *AUTO)
    assert code == 1
    assert "crontab:1 has a loop, whose rounds are not counted" in output[0]
    assert "no guard: it runs in a loop, of unknown length" in invoke("schedule")[1][1]


def test_an_odd_schedule_gives_no_limit_and_apply_says_so(here: Path) -> None:
    fill(here, {"crontab": "0 4 * * * python3 job.py $(date +%F)\n", "job.py": JOB})
    output = invoke("apply", "job.py", "--timeout", "auto")[1]
    assert "crontab:1 may be a mistake (TG306): correct it first" in " ".join(output)


def test_input_behind_a_percent_sign_leaves_the_limit(here: Path) -> None:
    fill(here, {"crontab": "0 4 * * * python3 job.py%in\n", "job.py": JOB})
    assert "limit 6h" in " ".join(invoke("apply", "job.py", "--timeout", "auto")[1])


def test_no_limit_follows_from_an_odd_schedule() -> None:
    entry = ScheduleEntry("c", 1, "c").scheduled("* 0 * * *", VIXIE)
    assert entry.problems
    assert JobSchedule((Use(entry, Started(Kind.SCRIPT, "a.py")),)).limit(1, None) is None


def test_auto_names_the_line_in_the_output_and_not_in_the_code(here: Path) -> None:
    fill(here, {"job.py": JOB, "deploy/crontab": "*/30 * * * * python job.py\n"})
    code, output = invoke("apply", ".", *AUTO)
    assert code == 0
    assert "started every 30m by deploy/crontab:1, limit 20m" in output[0]
    text = (here / "job.py").read_text(encoding="utf-8")
    assert "signal.alarm(1200)" in text
    assert "crontab" not in text
    assert _codes(invoke("check", *AUTO)[1]) == []


@pytest.mark.parametrize(
    ("files", "options", "seconds"),
    [
        ({"job.py": "# guard-codemod: timeout=7m\n" + JOB}, (), 420),
        (
            {
                "pyproject.toml": '[[tool.guard-codemod.overrides]]\nfiles = ["job.py"]\ntimeout = "7m"\n'
            },
            (),
            420,
        ),
        ({"pyproject.toml": '[tool.guard-codemod]\ntimeout = "7m"\n'}, (), 420),
        ({"pyproject.toml": '[tool.guard-codemod]\nmax-timeout = "4m"\n'}, (), 180),
        ({}, ("--kill-after", "10m"), 900),
        ({}, (), 1200),
    ],
)
def test_auto_is_the_weakest_limit(
    files: dict[str, str], options: tuple[str, ...], seconds: int, here: Path
) -> None:
    fill(here, {"job.py": JOB, "crontab": "*/30 * * * * python job.py\n", **files})
    assert invoke("apply", ".", *AUTO, *options)[0] == 0
    assert f"signal.alarm({seconds})" in (here / "job.py").read_text(encoding="utf-8")


def test_a_job_without_a_schedule_is_left_alone_and_said_so(here: Path) -> None:
    fill(here, {"job.py": JOB, "crontab": "* * * * * python elsewhere.py\n"})
    code, output = invoke("apply", ".", *AUTO)
    assert code == 1
    assert output[0] == "job.py:5:1: TG001 no timeout guard"
    text = invoke("apply", ".", *AUTO, "--output-format", "text")[1]
    assert "To guard it: guard-codemod apply . --timeout 1h" in text
    assert (here / "job.py").read_text(encoding="utf-8") == JOB


@pytest.mark.parametrize(
    "line", ["* * * * * python job.py", "@reboot python job.py", "* 0 * * * python job.py"]
)
def test_a_schedule_that_leaves_no_room_leaves_the_job_alone(line: str, here: Path) -> None:
    fill(here, {"job.py": JOB, "crontab": f"{line}\n"})
    code, output = invoke("apply", ".", *AUTO)
    assert (code, _codes(output)[:1]) == (1, ["TG001"])
    assert "left alone: " in output[0]
    assert (here / "job.py").read_text(encoding="utf-8") == JOB


def test_auto_shortens_no_guard(here: Path) -> None:
    _guarded(here)
    fill(here, {"crontab": "*/30 * * * * python job.py\n"})
    before = (here / "job.py").read_bytes()
    assert "TG007" not in _codes(invoke("check", *AUTO)[1])
    assert invoke("apply", ".", *AUTO, "--update")[0] == 0
    assert (here / "job.py").read_bytes() == before
    fill(here, {"crontab": "0 */6 * * * python job.py\n"})
    assert invoke("apply", ".", *AUTO, "--update")[0] == 0
    assert "signal.alarm(14400)" in (here / "job.py").read_text(encoding="utf-8")


def test_auto_in_the_configuration_reads_the_usual_schedules(here: Path) -> None:
    fill(
        here,
        {
            "job.py": JOB,
            "crontab": "@hourly python job.py\n",
            "guard-codemod.toml": 'timeout = "auto"\n',
        },
    )
    assert invoke("apply", ".")[0] == 0
    assert "signal.alarm(2700)" in (here / "job.py").read_text(encoding="utf-8")
    assert any(line.startswith('timeout = "auto"') for line in invoke("config")[1])


# --- schedule = "…"


@pytest.mark.parametrize(
    "files",
    [
        {"guard-codemod.toml": '[[overrides]]\nfiles = ["job.py"]\nschedule = "@hourly"\n'},
        {"job.py": "# guard-codemod: schedule=0 * * * *\n" + POSSIBLE},
    ],
)
def test_a_schedule_that_stands_nowhere_can_be_told(files: dict[str, str], here: Path) -> None:
    fill(here, {"job.py": POSSIBLE, **files})
    assert _codes(invoke("check")[1]) == ["TG001"]
    assert invoke("apply", ".", *AUTO)[0] == 0
    assert "signal.alarm(2700)" in (here / "job.py").read_text(encoding="utf-8")


def test_a_wrong_schedule_is_refused(here: Path) -> None:
    fill(here, {"job.py": "# guard-codemod: schedule=hourly\n" + JOB})
    code, output = invoke("check")
    assert (code, _codes(output)) == (2, ["TG201"])
    assert "give five" in output[0]


def test_a_timeout_that_nobody_notices_fails_no_run(here: Path) -> None:
    _guarded(here, "load.py")
    fill(here, {"crontab": "0 */6 * * * python load.py 2> log\n"})
    code, output = invoke("check", "--schedules", "auto", "--strict")
    assert any("TG307" in line for line in output)
    assert code == 0
    assert not any("TG307" in line for line in invoke("check", "--schedules", "auto", "--quiet")[1])
    table = '[tool.guard-codemod]\nseverity = { TG307 = "error" }\n'
    fill(here, {"pyproject.toml": table})
    assert invoke("check", "--schedules", "auto")[0] == 1


def test_an_update_says_which_guards_stay_as_they_are(here: Path) -> None:
    fill(here, {"crontab": "0 * * * * python3 job.py\n", "job.py": JOB, "other.py": JOB})
    assert invoke("apply", ".", "--timeout", "30m")[0] == 0
    update = ("apply", ".", *AUTO, "--update")
    assert [line.split()[1] for line in invoke(*update)[1][:2]] == ["updated", "unchanged"]
    changed = contents(here)
    _, lines = invoke(*update)
    assert lines[0] == "job.py:14:5: unchanged (the alarm is armed on line 14 for 45m)"
    none = "no schedule starts it, and no timeout is set"
    assert lines[1] == f"other.py:14:5: unchanged (the alarm is armed on line 14 for 30m; {none})"
    assert lines[2:] == ["2 already guarded, 1 skipped"]
    fill(here, {"crontab": "*/30 * * * * python3 job.py\n"})
    shorter = "--timeout auto does not shorten it to 20m"
    assert invoke(*update)[1][0].endswith(f"for 45m; {shorter})")
    assert invoke(*update, "--quiet")[1] == ["2 already guarded, 1 skipped"]
    assert {**contents(here), "crontab": b""} == {**changed, "crontab": b""}
    assert invoke("apply", ".", "--timeout", "30m")[1] == ["2 already guarded"]


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("0 * * * * python3 job.py", "ok"),
        ("0 * * * * python3 job.py\n0 25 * * * python3 b.py", "not started: its file has an error"),
        ("0 * * * * python3 job.py\nnothing", "not started: its file has an error"),
        ("0 25 * * * python3 job.py", "not started: its file has an error"),
        ("0 0 30 2 * python3 job.py", "correct its schedule"),
        ("* 5 * * * python3 job.py", "correct its schedule"),
        ("0 5 * * * curl x\n@daily curl x\n@daily root python3 job.py", "correct its schedule"),
        ("0 5 * * * curl x\n@daily curl x\n1 1 * * * root python3 job.py", "correct its schedule"),
        ("0 5 * * * root curl x\n@daily root python3 job.py", "ok"),
    ],
)
def test_a_job_that_cron_does_not_start_as_meant_is_not_ok(
    line: str, verdict: str, here: Path
) -> None:
    _guarded(here)
    fill(here, {"crontab": f"{line}\n"})
    _, lines = invoke("schedule")
    (row,) = [one for one in lines if one.startswith("job.py")]
    assert row.endswith(f"  {verdict}")
    assert ("TG30" in "".join(lines)) is (verdict != "ok")
    page = "".join(invoke("schedule", "--output-format", "html")[1])
    assert verdict in page
    fill(here, {"var/spool/cron/root": "@daily root python3 job.py\n"})
    found = [one for one in invoke("schedule")[1] if "taken for a program" in one]
    assert found[-1].startswith("var/spool/cron/root:1: TG306 ")


def test_apply_reports_what_is_wrong_with_the_limits_that_it_has_written(here: Path) -> None:
    fill(here, {"crontab": "0 * * * * python3 job.py 2> /dev/null\n", "job.py": JOB})
    run = ("apply", ".", "--schedules", "crontab", "--timeout")

    def found(*command: str) -> list[str]:
        return [line for line in invoke(*command)[1] if " TG30" in line]

    def after() -> list[str]:
        return found("check", ".", "--schedules", "crontab")

    assert [line.split()[1] for line in found(*run, "2h")] == ["TG301", "TG307"]
    assert len(after()) == 2
    assert found(*run, "30m", "--update") == after()
    assert "TG301" not in "".join(after())
    assert found(*run, "2h", "--update", "--diff")[0].endswith("is 2h: two may run at once")
    assert found(*run, "3h", "--update") == after()
    assert after()[0].endswith("the limit of job.py is 3h: two may run at once")
    fill(here, {"crontab": "", "Procfile": "worker: python3 job.py\n"})
    update = ("apply", ".", "--schedules", "Procfile", "--update", "--timeout", "1h")
    (daemon,) = found(*update)
    assert daemon.endswith("its guard ends it after 3h: remove the guard")
