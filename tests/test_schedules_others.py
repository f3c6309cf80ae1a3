"""Supervisors, whose programs are daemons, and schedulers that are named but not read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schedule_trees import entries_of, read_all


def test_the_processes_of_a_procfile() -> None:
    text = "web: gunicorn app\n# worker: old\nworker:  python -m jobs.worker  \nclock: python clock.py\nclock: python sync.py\nrelease: python manage.py migrate\n"
    found = [(e.line, e.name, e.command, e.supervised) for e in entries_of({"Procfile": text})]
    assert found == [
        (1, "web", "gunicorn app", True),
        (3, "worker", "python -m jobs.worker", True),
        (4, "clock", "python clock.py", True),
        (5, "clock", "python sync.py", True),
        (6, "release", "python manage.py migrate", False),
    ]


def test_the_programs_of_supervisord() -> None:
    text = """\
        [supervisord]
        nodaemon=true
        [program:poll]
        command=/usr/bin/python3 "poll it.py" --every 60 ; not so often
        directory=/srv/app
        user=etl
        [program:once]
        command=python migrate.py
        autorestart=false
        [eventlistener:mail]
        command=crashmail
        """
    poll, once = entries_of({"deploy/supervisord.conf": text})
    assert (poll.name, poll.line, poll.kind) == ("poll", 4, "supervisord")
    assert poll.command == ("/usr/bin/python3", "poll it.py", "--every", "60")
    assert (poll.directory, poll.user, poll.supervised) == ("/srv/app", "etl", True)
    assert (once.name, once.supervised) == ("once", False)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("Procfile", True),
        ("app/Procfile.dev", True),
        ("supervisor.ini", True),
        ("etc/supervisor/conf.d/a.conf", True),
        ("conf.d/a.conf", False),
        ("Profile", False),
    ],
)
def test_how_supervisors_call_their_files(path: str, found: bool) -> None:
    text = "a: python a.py\n[program:a]\ncommand=python a.py\n"
    assert bool(entries_of({path: text})) is found


@pytest.mark.parametrize(
    ("path", "text", "scheduler"),
    [
        (
            ".gitlab-ci.yml",
            'a:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "schedule"\n',
            "GitLab CI",
        ),
        (".gitlab-ci.yml", "a:\n  only:\n    - schedules\n", "GitLab CI"),
        ("ci/Jenkinsfile", "triggers { cron('H/30 * * * *') }", "Jenkins"),
        ("ofelia.ini", '[job-exec "a"]\nschedule = @daily\n', "ofelia"),
        ("docker-compose.yml", "labels:\n  ofelia.job-exec.a.schedule: '@daily'\n", "ofelia"),
        ("jobs/a.nomad", '  periodic {\n    cron = "0 4 * * *"\n  }\n', "Nomad"),
        ("dags/load.py", "with DAG(schedule='@daily'):\n", "Airflow"),
        ("infra/main.tf", 'schedule_expression = "rate(5 minutes)"\n', "AWS"),
        ("serverless.yml", "events:\n  - schedule: cron(0 12 * * ? *)\n", "AWS"),
        ("template.yaml", "Schedule: rate(1 hour)\n", "AWS"),
        ("scheduler.py", "from apscheduler.schedulers import blocking\n", "APScheduler"),
        ("run_schedule.py", "import time\nimport schedule\n", "schedule"),
        ("celeryconfig.py", "beat_schedule = {}\n", "Celery beat"),
    ],
)
def test_schedulers_that_are_named(path: str, text: str, scheduler: str) -> None:
    read = read_all({path: text})[path]
    assert read.entries == ()
    assert read.left_unread.startswith(f"{scheduler} ")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".gitlab-ci.yml", "a:\n  script: python a.py\n"),
        ("Jenkinsfile", "pipeline {}"),
        ("config.ini", "[job]\nschedule = 1\n"),
        ("docker-compose.yml", "services: {}\n"),
        ("main.tf", "schedule = local.cron\n"),
        ("scheduler.py", "import sched\nimport scheduler\n"),
        ("dags/helpers.py", "def f(schedule): ...\n"),
        ("celery.py", "app = Celery()\n"),
    ],
)
def test_files_that_are_only_called_so(path: str, text: str) -> None:
    assert read_all({path: text})[path].left_unread == ""


@given(st.text())
def test_no_text_raises(text: str) -> None:
    paths = ("Procfile", "supervisord.conf", "Jenkinsfile", "dags/a.py", "main.tf")
    read_all(dict.fromkeys(paths, text))
    read_all({"supervisord.conf": f"[program:a]\ncommand={text}\n", "Procfile": f"a: {text}"})
