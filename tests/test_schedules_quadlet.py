"""Containers that podman makes services of, and that timers start."""

from __future__ import annotations

import pytest
from schedule_trees import entries_of, messages_of

from guard_codemod.schedules.entry import ScheduleEntry

HOURLY = "[Timer]\nOnCalendar=hourly\n"
CONTAINER = """\
    [Unit]
    Description=Load prices

    [Container]
    Image=registry.example/etl:latest
    Exec=python etl/load.py --full
    WorkingDir=/app
    Environment=MODE=fast "NAME=a b"

    [Service]
    Type=oneshot
    TimeoutStartSec=20min
    Restart=on-failure
    RestartSec=30
    """


def started(container: str, dockerfile: str = "", **files: str) -> ScheduleEntry:
    tree = {"load.timer": HOURLY, "load.container": container, **files}
    (entry,) = entries_of({**tree, "Dockerfile": dockerfile} if dockerfile else tree)
    return entry


def test_a_timer_starts_the_container_of_its_name() -> None:
    entry = started(CONTAINER)
    assert (entry.source, entry.line, entry.kind) == ("load.timer", 2, "systemd timer")
    assert entry.command == ("python", "etl/load.py", "--full")
    assert (entry.directory, entry.container) == ("/app", True)
    assert entry.variables == (("MODE", "fast"), ("NAME", "a b"))
    assert (entry.outer_limit, entry.retries, entry.backoff) == (1200, 4, 30)
    assert messages_of({"load.timer": HOURLY, "load.container": CONTAINER}) == []


@pytest.mark.parametrize(
    ("lines", "dockerfile", "command", "directory"),
    [
        ("Exec=-m etl.load", 'ENTRYPOINT ["python"]', ("python", "-m", "etl.load"), ""),
        ("", 'ENTRYPOINT ["python"]\nCMD ["a.py"]\nWORKDIR /app', ("python", "a.py"), "/app"),
        ("Exec=b.py", 'ENTRYPOINT ["python"]\nCMD ["a.py"]', ("python", "b.py"), ""),
        ("Entrypoint=python -u\nExec=b.py", 'ENTRYPOINT ["sh"]', ("python", "-u", "b.py"), ""),
        ("Entrypoint=/app/run.sh", 'CMD ["a.py"]', ("/app/run.sh",), ""),
        ("Exec=sh -c 'python a.py'", "", ("sh", "-c", "python a.py"), ""),
        ("Exec=old.py\nExec=\nExec=python new.py", "", ("python", "new.py"), ""),
        ("Exec=python old.py\nExec=python new.py", "", ("python", "new.py"), ""),
        ("Exec=python \\\n  etl/load.py", "", ("python", "etl/load.py"), ""),
    ],
)
def test_what_a_container_runs(
    lines: str, dockerfile: str, command: tuple[str, ...], directory: str
) -> None:
    entry = started(f"[Container]\nImage=etl\n{lines}\n", dockerfile)
    assert (entry.command, entry.directory) == (command, directory)


def test_an_image_that_is_not_in_the_tree_decides() -> None:
    entry = started("[Container]\nImage=quay.io/x/etl:3\n")
    assert (entry.command, entry.unknown_because) == (None, "its image decides: quay.io/x/etl:3")


def test_commands_on_the_host_are_none_of_the_image() -> None:
    container = f"{CONTAINER}    ExecStartPre=/usr/bin/python3 /srv/check.py\n"
    files = {"load.timer": HOURLY, "load.container": container}
    before, inside = entries_of({**files, "Dockerfile": 'ENTRYPOINT ["python"]'})
    assert before.command == ("/usr/bin/python3", "/srv/check.py")
    assert inside.command == ("python", "python", "etl/load.py", "--full")


def test_a_template_and_drop_ins() -> None:
    files = {
        "load@prices.timer": HOURLY,
        "load@.container": "[Container]\nImage=etl\nExec=python load.py %i\n",
        "load@.container.d/time.conf": "[Service]\nRuntimeMaxSec=1h\n",
    }
    (entry,) = entries_of(files)
    assert (entry.command, entry.outer_limit) == (("python", "load.py", "prices"), 3600)


@pytest.mark.parametrize(
    ("lines", "supervised"),
    [
        ("[Service]\nRestart=always\n", True),
        ("[Service]\nRestart=on-failure\n[Install]\nWantedBy=default.target\n", True),
        ("[Service]\nType=oneshot\nRestart=on-failure\n", False),
        ("[Install]\nWantedBy=default.target\n", False),
    ],
)
def test_containers_without_a_timer(lines: str, supervised: bool) -> None:
    container = f"[Container]\nImage=etl\nExec=python serve.py\n{lines}"
    (entry,) = entries_of({"serve.container": container})
    assert (entry.kind, entry.line) == ("systemd service", 3)
    assert (entry.schedule, entry.supervised) == ("no timer", supervised)


def test_the_limit_of_a_start_is_for_the_pull_of_the_image() -> None:
    container = "[Container]\nImage=etl\nExec=python a.py\n[Service]\nTimeoutStartSec=900\n"
    assert started(container).outer_limit is None
    assert messages_of({"load.timer": HOURLY, "load.container": container}) == []


def test_a_service_and_a_container_of_one_name_are_not_guessed_from() -> None:
    service = "[Service]\nExecStart=/srv/a.py\n"
    files = {"load.timer": HOURLY, "load.container": CONTAINER, "load.service": service}
    (entry,) = [one for one in entries_of(files) if one.kind == "systemd timer"]
    assert entry.unknown_because == "several files are called load.service"


@pytest.mark.parametrize("text", ["", "name = x\n", "[Pod]\nPodName=x\n"])
def test_another_file_of_that_name_starts_nothing(text: str) -> None:
    assert entries_of({"load.container": text}) == []
    assert messages_of({"load.container": text}) == []


def test_an_image_in_a_service_means_nothing() -> None:
    (entry,) = entries_of(
        {
            "a.timer": HOURLY,
            "a.service": "[Service]\nExecStart=python a.py\n",
            "Dockerfile": "ENTRYPOINT x",
        }
    )
    assert (entry.command, entry.container) == (("python", "a.py"), False)
