"""What the command of a schedule starts, and which file of a tree that is."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schedule_trees import tree_of

from guard_codemod.schedules.commands import started_by
from guard_codemod.schedules.entry import Overlap, ScheduleEntry
from guard_codemod.schedules.job import Kind, Started
from guard_codemod.schedules.join import read_schedules
from guard_codemod.schedules.tree import Mapper


def _started(
    command: str, files: dict[str, str] | None = None, **attributes: object
) -> tuple[Started, ...]:
    entry = ScheduleEntry("deploy/crontab", 1, "crontab", command=command)
    for name, value in attributes.items():
        object.__setattr__(entry, name, value)
    return started_by(entry, Mapper(tree_of(files or {})))


def _only(command: str, files: dict[str, str] | None = None, **attributes: object) -> Started:
    (started,) = _started(command, files, **attributes)
    return started


@pytest.mark.parametrize(
    ("command", "kind", "name"),
    [
        ("python3 /srv/prices/load.py --day 1", Kind.SCRIPT, "/srv/prices/load.py"),
        ("/opt/env/bin/python3.11 -u -W error load.py", Kind.SCRIPT, "load.py"),
        ("./load.py >> log 2>&1", Kind.SCRIPT, "./load.py"),
        ("/usr/bin/env python3 load.py", Kind.SCRIPT, "load.py"),
        ("env -i PATH=/bin TZ=UTC python load.py", Kind.SCRIPT, "load.py"),
        ("PYTHONPATH=. python load.py", Kind.SCRIPT, "load.py"),
        ("$PYTHON load.py", Kind.SCRIPT, "load.py"),
        ('"$VENV/bin/python" load.py', Kind.SCRIPT, "load.py"),
        ("python -m prices.load --full", Kind.MODULE, "prices.load"),
        ("python -um prices.load", Kind.MODULE, "prices.load"),
        ("python -mprices.load", Kind.MODULE, "prices.load"),
        ("python -X dev -m prices", Kind.MODULE, "prices"),
        ("cd /srv && . venv/bin/activate && python load.py", Kind.SCRIPT, "load.py"),
        ("cd /srv; source /etc/profile; exec python load.py", Kind.SCRIPT, "load.py"),
        ("bash -lc 'cd /srv && python load.py'", Kind.SCRIPT, "load.py"),
        ("/bin/sh -c \"python load.py > /dev/null\"", Kind.SCRIPT, "load.py"),
        ("su - prices -c 'python load.py'", Kind.SCRIPT, "load.py"),
        ("runuser -u prices -- python load.py", Kind.SCRIPT, "load.py"),
        ("sudo -u prices -H python load.py", Kind.SCRIPT, "load.py"),
        ("nice -n 19 ionice -c2 -n 7 python load.py", Kind.SCRIPT, "load.py"),
        ("nice -19 python load.py", Kind.SCRIPT, "load.py"),
        ("flock -n /tmp/lock python load.py", Kind.SCRIPT, "load.py"),
        ("flock -w 10 /tmp/lock -c 'python load.py'", Kind.SCRIPT, "load.py"),
        ("( flock -n 9 || exit 1; python load.py ) 9>/tmp/lock", Kind.SCRIPT, "load.py"),
        ("timeout -k 5 1h python load.py", Kind.SCRIPT, "load.py"),
        ("timeout --signal=INT 60 python load.py", Kind.SCRIPT, "load.py"),
        ("chronic python load.py", Kind.SCRIPT, "load.py"),
        ("cronitor exec a1b2 python load.py", Kind.SCRIPT, "load.py"),
        ("sentry-cli monitors run load -- python load.py", Kind.SCRIPT, "load.py"),
        ("aws-vault exec -d 1h prod -- python load.py", Kind.SCRIPT, "load.py"),
        ("chamber exec prices -- python load.py", Kind.SCRIPT, "load.py"),
        ("envdir /etc/prices python load.py", Kind.SCRIPT, "load.py"),
        ("lckdo -w 5 /tmp/lock python load.py", Kind.SCRIPT, "load.py"),
        ("withlock /tmp/lock python -m prices.load", Kind.MODULE, "prices.load"),
        ("cronlock python load.py", Kind.SCRIPT, "load.py"),
        ("strace -f -o /tmp/trace python load.py", Kind.SCRIPT, "load.py"),
        ("script -qec 'python load.py --all' /dev/null", Kind.SCRIPT, "load.py"),
        ("ls | xargs -n 1 -P4 python load.py", Kind.SCRIPT, "load.py"),
        ("parallel -j 4 python load.py ::: a b", Kind.SCRIPT, "load.py"),
        ("ls | xargs gzip", Kind.PROGRAM, "gzip"),
        ("script /tmp/log", Kind.PROGRAM, "script /tmp/log"),
        ("runitor -uuid 1234 -- python load.py", Kind.SCRIPT, "load.py"),
        ("poetry run python load.py", Kind.SCRIPT, "load.py"),
        ("pipenv run python -m prices", Kind.MODULE, "prices"),
        ("python -m pipenv run python load.py", Kind.SCRIPT, "load.py"),
        ("uv run load.py", Kind.SCRIPT, "load.py"),
        ("uv run --with httpx --script load.py", Kind.SCRIPT, "load.py"),
        ("uv run -m prices.load", Kind.MODULE, "prices.load"),
        ("conda run -n prices --no-capture-output python load.py", Kind.SCRIPT, "load.py"),
        ("docker exec -t web python load.py", Kind.SCRIPT, "load.py"),
        ("docker compose run --rm web bash -c 'python load.py'", Kind.SCRIPT, "load.py"),
        ("kubectl exec deploy/web -- python load.py", Kind.SCRIPT, "load.py"),
        ("docker exec -T db pg_dump -U $USER x", Kind.CONTAINER, "db"),
        ("docker run --rm prices:latest", Kind.CONTAINER, "prices:latest"),
        ("coverage run -m prices", Kind.MODULE, "prices"),
        ("python manage.py clearsessions --verbosity 0", Kind.DJANGO, "manage.py clearsessions"),
        ("[ -x /srv/manage.py ] && /srv/manage.py expire", Kind.DJANGO, "manage.py expire"),
        ("django-admin expire", Kind.DJANGO, "manage.py expire"),
        ("python -m django expire", Kind.DJANGO, "manage.py expire"),
        ("python -c 'import prices; prices.load()'", Kind.INLINE, "python -c"),
        ("python - < load.py", Kind.INLINE, "python -c"),
        ("python $SCRIPT", Kind.DYNAMIC, "$SCRIPT"),
        ("python $(ls *.py | head -1)", Kind.DYNAMIC, "$(...)"),
        ("/usr/bin/python3/ load.py", Kind.PROGRAM, "/usr/bin/python3/"),
        ("if [ -f load.py ]; then python load.py; fi", Kind.SCRIPT, "load.py"),
        ("for day in 1 2; do python load.py $day; done", Kind.SCRIPT, "load.py"),
        ("case $1 in all) python load.py ;; *) true ;; esac", Kind.SCRIPT, "load.py"),
        ("{ date; python load.py; } > log", Kind.SCRIPT, "load.py"),
        ("sleep $((RANDOM % 60)); python load.py", Kind.SCRIPT, "load.py"),
        ("time -p python load.py", Kind.SCRIPT, "load.py"),
        ("sudo -iu prices python load.py", Kind.SCRIPT, "load.py"),
        ("bash -o pipefail -c 'python load.py | tee log'", Kind.SCRIPT, "load.py"),
        ("screen -dmS prices python load.py", Kind.SCRIPT, "load.py"),
        ("screen -dmS prices ipython3 load.py", Kind.SCRIPT, "load.py"),
        ("tmux new-session -d -s prices 'python load.py'", Kind.SCRIPT, "load.py"),
        ("tmux new -ds prices -c /srv \"cd x && timeout 60 python load.py\"", Kind.SCRIPT, "load.py"),
        ("tmux kill-session -t prices", Kind.PROGRAM, "tmux"),
        ("env $(cat .env | xargs) python load.py", Kind.SCRIPT, "load.py"),
        ("env A=1 `cat .env` /opt/env/bin/python -m prices", Kind.MODULE, "prices"),
        ("env $(which python) load.py", Kind.SCRIPT, "load.py"),
        ("env $(cat .env)", Kind.DYNAMIC, "$(...)"),
        ("sleep $[($RANDOM%60)+1]m && python load.py", Kind.SCRIPT, "load.py"),
        ("for i in 1 2; do git push && break; done", Kind.PROGRAM, "git"),
        ("cpulimit -l 50 -- python load.py", Kind.SCRIPT, "load.py"),
        ("sudo -uroot python load.py", Kind.SCRIPT, "load.py"),
        ("uv --directory /srv run python load.py", Kind.SCRIPT, "load.py"),
        ("uvx --from prices python load.py", Kind.SCRIPT, "load.py"),
        ("uv sync", Kind.PROGRAM, "uv"),
        ("coverage run --source prices -m prices.load", Kind.MODULE, "prices.load"),
        ("coverage html", Kind.PROGRAM, "coverage"),
        ("memray run -o out load.py", Kind.SCRIPT, "load.py"),
        ("nix-shell -p python3 --run 'python load.py'", Kind.SCRIPT, "load.py"),
        ("nix-shell -p python3", Kind.PROGRAM, "nix-shell -p python3"),
        ("docker run -v /srv/a.py:/a.py prices python load.py", Kind.SCRIPT, "load.py"),
        ("python -Wdecode load.py", Kind.SCRIPT, "load.py"),
        (". /srv/env.sh", Kind.WRAPPER, "/srv/env.sh"),
        (". /srv/env.sh && backup", Kind.PROGRAM, "backup"),
        ("cd /srv", Kind.PROGRAM, "cd /srv"),
        ("backup --all", Kind.PROGRAM, "backup"),
        ("/srv/run.sh", Kind.WRAPPER, "/srv/run.sh"),
        ("bash run", Kind.WRAPPER, "run"),
        ("bash /opt/run-one python load.py", Kind.SCRIPT, "load.py"),
        ("run-parts /etc/cron.nightly", Kind.FOLDER, "/etc/cron.nightly"),
        ("sleep 5; echo done", Kind.PROGRAM, "sleep"),
    ],
)  # fmt: skip
def test_what_is_started(command: str, kind: Kind, name: str) -> None:
    started = _started(command)[0]
    assert (started.kind, started.name) == (kind, name)


def test_all_that_one_entry_starts() -> None:
    assert [one.name for one in _started("python a.py && python b.py | tee log")] == [
        "a.py",
        "b.py",
    ]


@pytest.mark.parametrize(
    ("command", "limit"),
    [
        ("timeout 60 python a.py", 60),
        ("timeout -k 9 1.5h python a.py", 5400),
        ("timeout 2m flock -n l timeout 90 python a.py", 90),
        ("timeout 0 python a.py", None),
        ("timeout 1h sh -c 'python a.py'", 3600),
        ("timeout 1h sh -c 'python a.py &'", None),
        ("timeout $LIMIT python a.py", None),
        ("timeout 60 true; python a.py", None),
    ],
)  # fmt: skip
def test_the_limit_of_timeout(command: str, limit: float | None) -> None:
    assert _only(command).limit == limit


@pytest.mark.parametrize(
    ("command", "overlap"),
    [
        ("flock -n l python a.py", Overlap.SKIPPED),
        ("flock -w 9 l python a.py", Overlap.SKIPPED),
        ("flock -xn l python a.py", Overlap.SKIPPED),
        ("flock l python a.py", Overlap.QUEUED),
        ("flock l true; python a.py", None),
        ("( flock 9; python a.py ) 9> l", Overlap.QUEUED),
        ("run-one python a.py", Overlap.SKIPPED),
        ("python a.py", None),
    ],
)  # fmt: skip
def test_the_lock_of_flock(command: str, overlap: Overlap | None) -> None:
    assert _only(command).overlap is overlap


@pytest.mark.parametrize(
    ("command", "errors"),
    [
        ("python a.py", ""),
        ("python a.py > log", ""),
        ("python a.py > log 2>&1", "log"),
        ("python a.py 2>&1 > log", ""),
        ("python a.py &> log", "log"),
        ("python a.py 2> /dev/null", "/dev/null"),
        ("python a.py 2>&1 | tee log", ""),
        ("python a.py |& logger", ""),
        ("python a.py > /proc/1/fd/1 2>&1", ""),
        ("python a.py 2>&-", "/dev/null"),
        ("sh -c 'python a.py' > log 2>&1", "log"),
        ("sh -c 'python a.py 2>&1' > log", "log"),
        ("{ date; python a.py; } >> log 2>&1", "log"),
        ("(cd /srv; python a.py) 2>> log", "log"),
        ("exec > log 2>&1; python a.py", "log"),
        ("python a.py 2>> $LOG", "$LOG"),
    ],
)  # fmt: skip
def test_where_standard_error_goes(command: str, errors: str) -> None:
    assert _only(command).errors == errors


TREE = {
    "ingest/run.py": "",
    "run.py": "",
    "src/prices/load.py": "",
    "src/prices/__main__.py": "",
    "shop/management/commands/expire.py": "",
    "a/twice.py": "",
    "b/twice.py": "",
    "deploy/beside.py": "",
    "other/beside.py": "",
    "bin/nightly": "#!/usr/bin/env python3\n",
    "bin/binary": "\x7fELF",
    "shop/cli.py": "",
    "pyproject.toml": "[project.scripts]\nshop-expire = 'shop.cli:main'\n",
}  # fmt: skip


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ("python /app/ingest/run.py", "ingest/run.py"),
        ("python /home/u/ingest/run.py", "ingest/run.py"),
        ("cd /app/ingest && python run.py", "ingest/run.py"),
        ("cd /app && python run.py", "run.py"),
        ("python $HOME/ingest/run.py", "ingest/run.py"),
        ("cd ~/ingest; ./run.py", "ingest/run.py"),
        ("cd $WHERE && python ingest/run.py", "ingest/run.py"),
        ("cd /app/prices && python load.py", "src/prices/load.py"),
        ("python -m prices.load", "src/prices/load.py"),
        ("python -m prices", "src/prices/__main__.py"),
        ("cd /app && python -m ingest.run", "ingest/run.py"),
        ("python manage.py expire", "shop/management/commands/expire.py"),
        ("/app/deploy/beside.py", "deploy/beside.py"),
        ("cd /srv && python beside.py", "deploy/beside.py"),
        ("/srv/bin/nightly --all", "bin/nightly"),
        ("shop-expire --now", "shop/cli.py"),
    ],
)
def test_which_file_is_meant(command: str, path: str) -> None:
    assert _only(command, TREE).path == path


@pytest.mark.parametrize(
    "command",
    ["python nowhere.py", "python -m requests", "python manage.py migrate", "python ../../x.py"],
)
def test_what_is_not_in_the_tree(command: str) -> None:
    assert _only(command, TREE).match.candidates == ()


@pytest.mark.parametrize(
    ("command", "names"),
    [
        ("/srv/cronwrap.sh prices .venv/bin/python3 jobs/load.py", ["jobs/load.py"]),
        ("/srv/wrap prices sh -c 'python jobs/load.py'", ["/srv/wrap"]),
        ("W=/srv/wrap.sh; $W prices sh -c 'python jobs/load.py'", ["jobs/load.py"]),
        ("/srv/wrap.sh --quiet jobs/load.py", ["/srv/wrap.sh"]),
        ("/srv/wrap.sh jobs/load.py", ["jobs/load.py"]),
        (". /srv/bin/activate python jobs/load.py", ["/srv/bin/activate"]),
    ],
)
def test_a_wrapper_that_is_not_there_may_run_its_arguments(command: str, names: list[str]) -> None:
    assert [one.name for one in _started(command)] == names


def test_nothing_is_guessed() -> None:
    started = _only("python /srv/twice.py", TREE)
    assert started.path is None
    assert started.match.candidates == ("a/twice.py", "b/twice.py")
    assert _only("python /srv/b/twice.py", TREE).path == "b/twice.py"


@pytest.mark.parametrize(
    "command",
    [
        "python /opt/other/load.py",
        "python load.py",
        "cd /opt/other && python load.py",
        "cd /opt/other && python /srv/load.py",
        "python -m load",
        "cd /opt/other && python -m load",
        "/opt/other/load.py",
        "cd $WHERE && python load.py",
        "cd $WHERE && python -m load",
        "cd api/x && cd - && python load.py",
    ],
)
def test_a_name_alone_tells_too_little(command: str) -> None:
    unsure = _only(command, {"api/load.py": "", "other/run.py": ""})
    nothing = command.endswith("-m load")  # which may be a library
    assert (unsure.path, unsure.match.candidates) == (None, () if nothing else ("api/load.py",))


def _paths(crontab: str, *files: str, dockerfile: str = "") -> list[str | None]:
    tree = tree_of({**dict.fromkeys(files, ""), "crontab": crontab, "api/Dockerfile": dockerfile})
    return [use.started.path for use in read_schedules(tree, tree.paths).uses]


def test_names_that_are_together_in_both_places_tell_where_they_are() -> None:
    lines = "@daily python /srv/collect.py\n@daily /srv/report_all.py\n"
    assert _paths(lines, "collect.py", "report_all.py") == ["collect.py", "report_all.py"]
    assert _paths(lines, "x/collect.py", "x/report_all.py") == ["x/collect.py", "x/report_all.py"]
    assert _paths(lines, "collect.py", "x/report_all.py") == [None, None]
    assert _paths(lines, "collect.py", "x/collect.py", "report_all.py") == [None, None]
    assert _paths(lines.replace("report_all", "collect"), "collect.py") == [None, None]
    # Many a project has files of such names.
    assert _paths("@daily python /srv/main.py\n@daily /srv/run.py\n", "main.py", "run.py") == [
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("dockerfile", "file"),
    [
        ("WORKDIR /app\nCOPY . .", "load.py"),
        ("COPY . /app", "api/load.py"),
        ("COPY --chown=a:a . /app/", "api/load.py"),
        ("FROM a AS b\nADD jobs /app\nFROM c\nCOPY x /y", "api/jobs/load.py"),
        ("COPY jobs/load.py x.txt /app/", "jobs/load.py"),
        ('COPY ["load.py", "/app"]', "load.py"),
        ("COPY . /srv", None),
        ("COPY --from=b . /app", None),
        ("COPY\nCOPY .\nADD \\", None),
    ],
)
def test_a_dockerfile_tells_where_the_files_of_an_image_come_from(
    dockerfile: str, file: str | None
) -> None:
    line = "@daily python /app/load.py\n"
    path = file or "load.py"
    assert _paths(line, path, dockerfile=dockerfile) == [file]
    assert _paths(line, f"other/{path}", dockerfile=dockerfile) == [None]
    if file:
        both = _paths(line, "load.py", "api/load.py", dockerfile="WORKDIR /app\nCOPY . .")
        assert both == [None]


def test_the_folder_of_the_command_tells_where_a_name_is() -> None:
    files = {"load.py": "", "api/load.py": "", "back/jobs/load.py": "", "deploy/x.py": ""}
    assert _only("cd /srv/app && python load.py", files).path == "load.py"
    assert _only("cd /srv/app && python /srv/app/load.py", files).path == "load.py"
    assert _only("cd /srv/api && python load.py", files).path == "api/load.py"
    assert _only("cd /srv/api && python -m load", files).path == "api/load.py"
    assert _only("cd /srv/app && python -m load", files).path == "load.py"
    assert _only("cd /app && python -m jobs.load", files).path == "back/jobs/load.py"
    assert _only("python /srv/api/load.py", files).path == "api/load.py"
    assert _only("python load.py", {"load.py": "", "api/load.py": ""}).path == "load.py"
    assert _only("python load.py", {"deploy/load.py": ""}).path == "deploy/load.py"
    assert _only("cd $WHERE && python load.py", {"load.py": ""}).path is None
    assert _only("python load.py", {"load.py": ""}, directory="${{ x }}").path is None
    # Of the schedule's own folder and that of the tree, either may be there.
    two = {"deploy/load.py": "", "load.py": ""}
    assert _only("cd /srv && python load.py", two).match.candidates == ("deploy/load.py", "load.py")


def _crontab(*lines: str, tree: Mapping[str, str]) -> list[str | None]:
    text = "\n".join(f"{number} 1 * * * {line}" for number, line in enumerate(lines))
    found = read_schedules(tree_of({**tree, "deploy/crontab": f"{text}\n"}), ["deploy/crontab"])
    return [use.started.path for use in found.uses]


def test_other_entries_of_the_schedule_tell_where_a_name_is() -> None:
    tree = {"etl/load.py": "", "run.py": "", "old/run.py": "", "old/gone.py": "", "x/main.py": ""}
    run, load = "python /opt/app/run.py", "python /opt/app/etl/load.py"
    assert _crontab(run, tree=tree) == [None]
    assert _crontab(run, load, tree=tree) == ["run.py", "etl/load.py"]
    assert _crontab(run, "cd /opt/app && ./etl/load.py", tree=tree) == ["run.py", "etl/load.py"]
    assert _crontab("./run.py", "python etl/load.py", tree=tree) == ["run.py", "etl/load.py"]
    # That of another folder tells nothing, and a file that must be in this one is missing.
    assert _crontab("python /opt/other/run.py", load, tree=tree) == [None, "etl/load.py"]
    assert _crontab("python /opt/app/gone.py", load, tree=tree) == [None, "etl/load.py"]
    contradicting = {"a/etl/load.py": "", "b/jobs/load.py": "", "a/run.py": "", "b/run.py": ""}
    lines = ("python /app/etl/load.py", "python /app/jobs/load.py", "python /app/run.py")
    assert _crontab(*lines, tree=contradicting) == ["a/etl/load.py", "b/jobs/load.py", None]


def test_console_scripts_of_the_same_name_are_not_guessed() -> None:
    one = '[project.scripts]\nship = "cli:main"\n'
    tree = {"a/pyproject.toml": one, "a/cli.py": "", "cli.py": ""}
    assert _only("ship --all", tree).path == "a/cli.py"
    both = _only("ship", {**tree, "b/pyproject.toml": one, "b/src/cli.py": ""})
    assert (both.path, both.match.candidates) == (None, ("a/cli.py", "b/src/cli.py"))


@pytest.mark.parametrize("name", ["pip", "venv", "playwright"])
def test_what_sets_a_job_up_is_no_job(name: str) -> None:
    both = _started(f"python -m {name} install x; python jobs/load.py")
    assert [one.name for one in both] == ["jobs/load.py"]
    assert _only(f"python -m {name} x").kind is Kind.PROGRAM


@pytest.mark.parametrize(
    ("wrapper", "expected"),
    [
        ("cd /srv/app\nsource venv/bin/activate\npython jobs/load.py >> log\n", ["jobs/load.py"]),
        ('cd "$(dirname "$0")/.."\n.venv/bin/python jobs/load.py\n', ["jobs/load.py"]),
        ('HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)\npython "$HERE/../jobs/load.py"\n', ["jobs/load.py"]),
        ('ROOT=$(git rev-parse --show-toplevel)\npython "$ROOT"/jobs/load.py\n', ["jobs/load.py"]),
        ('python "${0%/*}/../jobs/load.py"\n', ["jobs/load.py"]),
        ('export JOB=jobs/load.py\nif python "$JOB"; then\n  echo ok\nfi\n', ["jobs/load.py"]),
        ('python "${JOB:-jobs/load.py}"\n', ["jobs/load.py"]),
        ("python jobs/load.py \\\n  --full\nexec python jobs/clean.py\n", ["jobs/load.py", "jobs/clean.py"]),
        ("cat > x <<'EOF'\npython jobs/clean.py\nEOF\npython jobs/load.py\n", ["jobs/load.py"]),
        ("load() {\n  python jobs/load.py\n}\nload\n", ["jobs/load.py"]),
        ('exec "$@"\n', ["jobs/clean.py"]),
        ('cd "$(dirname "$0")"\n./inner.sh\n', ["jobs/clean.py"]),
        ('cd "$(dirname "$(readlink -f "$0")")/.."\npython jobs/load.py\n', ["jobs/load.py"]),
        ('cd "$(git rev-parse --show-toplevel)"\n"$(which python3)" jobs/load.py\n', ["jobs/load.py"]),
        ('env -C /srv/jobs python load.py\n', ["jobs/load.py"]),
        ('docker compose up -d\npython jobs/load.py\n', ["jobs/load.py"]),
        ('python jobs/$1.py\n', ["jobs/python.py"]),
        ('shift\npython "$@"\n', ["jobs/clean.py"]),
        (f"shift {'9' * 5000}\npython jobs/load.py\n", ["jobs/load.py"]),
        ("# python jobs/clean.py\npython jobs/load.py # python x.py\n", ["jobs/load.py"]),
        ("ARGS=(a b c)\npython jobs/load.py ${ARGS[@]}\n", ["jobs/load.py"]),
    ],
)  # fmt: skip
def test_wrappers_are_opened(wrapper: str, expected: list[str]) -> None:
    files = {
        "bin/run.sh": f"#!/bin/bash\n{wrapper}",
        "bin/inner.sh": "python /app/jobs/clean.py\n",
        "jobs/load.py": "",
        "jobs/clean.py": "",
        "jobs/python.py": "",
    }
    started = _started("/srv/bin/run.sh python jobs/clean.py", files)
    assert [one.path for one in started] == expected
    assert all(one.via[0] == "bin/run.sh" for one in started)


def test_wrappers_are_opened_three_deep_and_no_deeper() -> None:
    files = {f"{number}.sh": f"sh {number + 1}.sh\n" for number in range(9)}
    started = _only("cd /srv; sh 0.sh", files)
    assert (started.kind, started.name, started.via) == (
        Kind.WRAPPER,
        "3.sh",
        ("0.sh", "1.sh", "2.sh"),
    )
    around = {"a.sh": "sh a.sh\n"}
    assert _only("cd /srv; sh a.sh", around).kind is Kind.WRAPPER


def test_the_limit_and_the_lock_hold_through_a_wrapper() -> None:
    started = _only(
        "timeout 60 flock l sh run.sh > log 2>&1", {"run.sh": "python a.py", "a.py": ""}
    )
    assert (started.limit, started.overlap, started.errors) == (60, Overlap.QUEUED, "log")


def test_run_parts_starts_the_scripts_of_a_folder_but_none_with_a_dot() -> None:
    files = {"etc/cron.nightly/load": "#!/usr/bin/python3\n", "etc/cron.nightly/old.py": ""}
    assert [one.path for one in _started("run-parts --report /etc/cron.nightly", files)] == [
        "etc/cron.nightly/load"
    ]


def test_the_words_of_a_command_need_no_shell() -> None:
    entry = ScheduleEntry(
        "x.service", 1, "", command=("/bin/sh", "-c", "cd /a; timeout 5 python a.py")
    )
    (started,) = started_by(entry, Mapper(tree_of({"a.py": ""})))
    assert (started.path, started.limit) == ("a.py", 5)


def test_variables_of_the_crontab_are_known() -> None:
    started = _only("python $BASE/a.py", {"x/a.py": ""}, variables=(("BASE", "/srv/x"),))
    assert started.path == "x/a.py"


SHELL = st.lists(
    st.sampled_from(
        [
            *"'\"$`(){}[];&|<>\n\\ #!~*=",
            *[
                "$(",
                "${",
                "<<E\n",
                "&&",
                "cd ",
                "bash -c ",
                "eval ",
                "exec ",
                "sh a.sh ",
                "python ",
            ],
            *[
                "a.py ",
                "flock ",
                "timeout ",
                "for x in ",
                "do ",
                "done",
                "case ",
                "esac",
                "-m ",
                "-c ",
            ],
            *[
                "env ",
                "sudo ",
                "uv run ",
                "docker exec ",
                "su -c ",
                "\x00",
                "\ue000",
                "\ue002",
                "\xa0",
            ],
        ]
    ),
    max_size=30,
).map("".join)


@pytest.mark.slow
@given(SHELL | st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    assert isinstance(_started(text, {"a.sh": text, "a.py": ""}), tuple)


@pytest.mark.parametrize(
    "text", ["eval " * 500 + "x", "$(" * 5000, "nice " * 5000, "'" * 9999, "(" * 5000]
)
def test_nested_texts_end(text: str) -> None:
    assert isinstance(_started(text), tuple)
