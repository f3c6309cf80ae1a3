"""Paths to job files."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest
from helpers import JOB, LIBRARY, fill

from guard_codemod.files import (
    DEFAULT_EXCLUDE,
    Candidate,
    conventional_role,
    discover,
)
from guard_codemod.files.shebang import has_python_shebang

SHEBANG = f"#!/usr/bin/env python3\n{JOB}"


def found(*paths: str) -> list[str]:
    return [item.path for item in looked_at(*paths) if not item.problem]


def looked_at(*paths: str) -> list[Candidate]:
    return [item for item in discover(paths) if not item.exclusion]


def only(*paths: str) -> Candidate:
    (item,) = looked_at(*paths)
    return item


def problems(*paths: str) -> dict[str, str]:
    return {item.path: str(item.problem) for item in discover(paths) if item.problem}


@pytest.mark.parametrize(
    "line",
    [
        "#!/usr/bin/env python3",
        "#!/usr/bin/env python",
        "#!/usr/bin/python",
        "#!/usr/bin/python3",
        "#!/usr/bin/python3 -u",
        "#! /usr/local/bin/python3.12 -s",
        "#!/usr/bin/python3\r",
        "#!/opt/jobs/.venv/bin/python",
        "#!python",
        "#!/usr/bin/env pypy3",
        "#!/usr/bin/pypy",
        "#!/usr/bin/env -S python3 -u",
        "#!/usr/bin/env -Spython3 -u",
        "#!/usr/bin/env -i python3",
        "#!/usr/bin/env -u PYTHONPATH python3",
        "#!/usr/bin/env -S PYTHONUNBUFFERED=1 python3",
        "#!/usr/bin/env -S uv run --script",
        "#!/usr/bin/env -S uv run --script --quiet",
        "#!/usr/bin/env -Suv run --script",
        "#!/usr/local/bin/uv run",
        "#!/usr/bin/env -S pipx run",
        "#!/usr/bin/env -S conda run -n jobs python",
        "#!/usr/bin/env -S uv run -s",
        "#!/usr/bin/env -S uv run --with rich --script",
        "#!/usr/bin/env -S uv --quiet --directory /srv run --group test",
        "#!/usr/bin/env -S uv run --group test python",
        "#!/usr/bin/env -S uv run --no-project -p 3.12 -- python3 -u",
        "#!/usr/bin/env -S uv run --with=rich nightly.py",
        "#!/usr/bin/env -S uv run -m jobs.runner",
        "#!/usr/bin/env -S uvx --with rich python",
        "#!/usr/bin/env -S uv tool run --python 3.12 ipython",
        "#!/usr/bin/env -S pipx run --python python3.12",
        "#!/usr/bin/env -S poetry run python",
        "#!/usr/bin/env -S poetry -C /srv/jobs run python3 -u",
        "#!/usr/bin/env -S hatch run jobs:python",
        "#!/usr/bin/env -S hatch -e jobs run python",
        "#!/usr/bin/env -S pdm run",
        "#!/usr/bin/env -S pdm run -p /srv/jobs python",
        "#!/usr/bin/env -S rye run python",
        "#!/usr/bin/env -S pixi run -e jobs python",
        "#!/usr/bin/env -S pixi exec --spec python=3.12 python",
        "#!/usr/bin/env -S pipenv run python",
        "#!/usr/bin/env -S micromamba run -p /srv/env python",
        "#!/usr/bin/env -iS python3",
        "#!/usr/bin/env -S -u BASH_ENV A=1 B=2 uv run --script",
        "#!/usr/bin/env --split-string=python3 -u",
        "#!/usr/bin/env -S 'TZ=UTC' python3",
        "#!/usr/bin/env -S nice -n 10 python3",
        "#!/usr/bin/env -S sudo -u jobs uv run --script",
        "#!/usr/bin/env -S timeout -k 5 1h poetry run python",
        "#!/usr/bin/env -S uv run env A=1 python",
        "#!/usr/bin/env -S dotenv run -- python3",
        "#!/usr/bin/env graalpy",
        "#!/usr/bin/env -S uv run coverage run",
        "#!/usr/bin/env -S uv run coverage run --source jobs -m",
        "#!/usr/bin/env -S poetry run coverage run -a job.py",
        "#!/usr/bin/env -S coverage run --rcfile /etc/coveragerc",
        "#!/usr/bin/env -S kernprof -l",
        "#!/usr/bin/env -S nix-shell -i python3 -p python3 bash",
        "#!/usr/bin/env -S nix-shell -p bash python3 -i python3",
        "#!/usr/bin/env -S nix shell nixpkgs#python3 -c python3",
        "#!/usr/bin/env nix-shell\n#! nix-shell -i python3 -p python3 bash",
        "#!/usr/bin/env nix-shell\n#!nix-shell --pure -p python3\n#!nix-shell -i python3",
        "#!/usr/bin/env -S guix shell bash python -- python3",
        "#!/usr/bin/flock -n /run/lock/job /usr/bin/python3",
        "#!/usr/bin/env -S uv run dotenv run -- python3",
        "#!/usr/bin/env -S xvfb-run -a nice -n 5 python3",
    ],
)
@pytest.mark.parametrize("executable", [True, False])
def test_scripts_without_a_suffix_are_found_by_their_shebang(
    line: str, executable: bool, here: Path
) -> None:
    fill(here, {"nightly": f"{line}\n{JOB}"})
    (here / "nightly").chmod(0o755 if executable else 0o644)
    assert found(".") == ["nightly"]


@pytest.mark.parametrize(
    "content",
    [
        "#!/bin/sh\nexec python3 job.py\n",
        "#!/bin/bash\n",
        "#!/usr/bin/env bash\n",
        "#!/usr/bin/env -S node --title=python\n",
        "#!/usr/bin/perl\n# python\n",
        "#!/usr/bin/env python3-config\n",
        "#!/opt/python3/bin/ruby\n",
        "#!/usr/bin/env -S uv run --group test bash\n",
        "#!/usr/bin/env -S uv run --python python3.12 bash\n",
        "#!/usr/bin/env -S uv run -p python3.12 --with rich -- sh -eu\n",
        "#!/usr/bin/env -Suv run bash -c 'python3 x'\n",
        "#!/usr/bin/env -S uv --directory /srv run node\n",
        "#!/usr/bin/env -S uv run --group test nice -n 5 bash\n",
        "#!/usr/bin/env -S uv run make -f\n",
        "#!/usr/bin/env -S uv sync\n",
        "#!/usr/local/bin/uv run bash\n",
        "#!/usr/bin/env -S uvx --from python-thing thing\n",
        "#!/usr/bin/env -S uv tool run just --justfile\n",
        "#!/usr/bin/env -S poetry run sh\n",
        "#!/usr/bin/env -S poetry -P python run /bin/zsh\n",
        "#!/usr/bin/env -S hatch run jobs:bash\n",
        "#!/usr/bin/env -S pdm run --venv python bash\n",
        "#!/usr/bin/env -S pipx run --spec python rust-script\n",
        "#!/usr/bin/env -S rye run bash\n",
        "#!/usr/bin/env -S pixi run bash\n",
        "#!/usr/bin/env -S docker run python bash\n",
        "#!/usr/bin/env -S nox -s python\n",
        "#!/usr/bin/env -S pixi exec --spec python nu\n",
        "#!/usr/bin/env -S pipenv run bash\n",
        "#!/usr/bin/env -S conda run -n python bash\n",
        "#!/usr/bin/env -iS A=python bash\n",
        "#!/usr/bin/env -S nice -n 10 uv run bash\n",
        "#!/usr/bin/env -S sudo -u python bash\n",
        "#!/usr/bin/env -S bash python\n",
        "#!/usr/bin/env -S nix-shell -i bash -p python3\n",
        "#!/usr/bin/env -S nix-shell -p python3 -i bash\n",
        "#!/usr/bin/env -S nix-shell -p python3\n",
        "#!/usr/bin/env -S nix shell nixpkgs#python3 -c bash\n",
        "#!/usr/bin/env nix-shell\n#! nix-shell -i bash -p python3\n",
        "#!/usr/bin/env bash\n#! nix-shell -i python3 -p python3\n",
        "#!/usr/bin/env -S guix shell python -- bash\n",
        "#!/usr/bin/env -S dotenv run -- node python\n",
        "#!/usr/bin/flock -n /run/python /bin/sh\n",
        "#!/usr/bin/env -S coverage report\n",
        "#!/usr/bin/env -S uv run coverage html\n",
        "#!/usr/bin/env -S uv run ruby python\n",
        "#!/usr/bin/env\n",
        "#!/usr/bin/env -S\n",
        "#!\n",
        "#!",
        "#",
        "",
        "# python\n",
        "\n#!/usr/bin/env python3\n",
        b"\x7fELF\x02\x01\x01 python",
    ],
)
def test_other_files_without_a_suffix_are_not_found(content: str | bytes, here: Path) -> None:
    fill(here, {"nightly": content})
    (here / "nightly").chmod(0o755)
    assert found(".") == []


def test_a_shebang_is_looked_for_in_the_first_line_only() -> None:
    assert not has_python_shebang(b"#!/bin/sh\n#!/usr/bin/python3\n")


def test_other_suffixes_are_not_found_but_taken_when_named(here: Path) -> None:
    fill(
        here,
        {"job.sh": SHEBANG, "job.pyc": b"", "job.txt": SHEBANG, "job.py": JOB, ".hidden": SHEBANG},
    )
    assert found(".") == ["job.py"]
    assert found("job.txt") == ["job.txt"]


def test_folders_are_walked_sorted_with_the_paths_that_the_user_knows(here: Path) -> None:
    fill(
        here,
        {
            "b.py": JOB,
            "a.py": JOB,
            "etl/z.py": JOB,
            "etl/deep/er/y.py": JOB,
            "etl.py": JOB,
            "Z.py": JOB,
        },
    )
    assert found(".") == ["Z.py", "a.py", "b.py", "etl.py", "etl/z.py", "etl/deep/er/y.py"]
    assert found("etl") == found("etl/") == ["etl/z.py", "etl/deep/er/y.py"]
    assert found("./etl") == ["./etl/z.py", "./etl/deep/er/y.py"]
    assert found(str(here / "etl" / "deep")) == [str(here / "etl" / "deep" / "er" / "y.py")]
    assert found("etl/deep/..") == ["etl/deep/../z.py", "etl/deep/../deep/er/y.py"]


def test_the_order_of_the_paths_is_kept(here: Path) -> None:
    fill(here, {"b.py": JOB, "a.py": JOB, "c/d.py": JOB})
    assert found("c", "b.py", "a.py") == ["c/d.py", "b.py", "a.py"]


@pytest.mark.parametrize("folder", DEFAULT_EXCLUDE)
def test_ignored_folders_are_entered_only_when_named(folder: str, here: Path) -> None:
    fill(here, {f"{folder}/job.py": JOB, "jobs/job.py": JOB})
    assert found(".") == ["jobs/job.py"]
    assert found(folder) == [f"{folder}/job.py"]


def test_virtual_environments_of_any_name_are_not_entered(here: Path) -> None:
    fill(here, {"env-3.12/pyvenv.cfg": "", "env-3.12/lib/job.py": JOB, "environment/job.py": JOB})
    fill(here, {"conda/conda-meta/history": "", "conda/job.py": JOB})
    assert found(".") == ["environment/job.py"]
    assert found("conda", "env-3.12/lib") == ["conda/job.py", "env-3.12/lib/job.py"]


@pytest.mark.parametrize(
    "paths",
    [
        ("job.py", "job.py"),
        ("job.py", "./job.py"),
        ("job.py", "etl/../job.py"),
        ("job.py", "."),
        ("job.py", "link.py"),
        ("job.py", "folder-link/job.py"),
    ],
)
def test_a_file_that_is_named_twice_is_found_once(paths: tuple[str, str], here: Path) -> None:
    fill(here, {"job.py": JOB, "etl/notes.txt": ""})
    (here / "link.py").symlink_to("job.py")
    (here / "folder-link").symlink_to(".")
    for order in (paths, paths[::-1]):
        assert len(found(*order)) == 1
        assert only(*order).explicit
    assert found(*paths) == ["job.py"]


def test_a_folder_inside_another_that_is_named(here: Path) -> None:
    fill(here, {"jobs/a.py": JOB, "jobs/etl/b.py": JOB})
    assert found("jobs", "jobs/etl") == ["jobs/a.py", "jobs/etl/b.py"]
    assert found("jobs/etl", "jobs", "jobs") == ["jobs/etl/b.py", "jobs/a.py"]


def test_a_file_is_named_whether_its_folder_comes_first_or_not(here: Path) -> None:
    fill(here, {"jobs/a.py": JOB, "jobs/b.py": JOB})
    assert [(item.path, item.explicit) for item in looked_at("jobs", "jobs/b.py")] == [
        ("jobs/a.py", False),
        ("jobs/b.py", True),
    ]


def test_a_walk_follows_no_symbolic_link(here: Path) -> None:
    fill(here, {"releases/7/nightly.py": JOB, "jobs/real.py": JOB})
    for link, target in [
        ("z.py", "real.py"),
        ("nightly.py", "../releases/7/nightly.py"),
        ("more", "../releases"),
    ]:
        (here / "jobs" / link).symlink_to(target)
    assert found("jobs") == ["jobs/real.py"]
    exclusion = {item.path: item.exclusion.reason for item in discover(["jobs"]) if item.exclusion}
    assert exclusion == dict.fromkeys(
        ["jobs/more", "jobs/nightly.py", "jobs/z.py"],
        "a symbolic link, which walking does not follow",
    )


def test_a_symbolic_link_that_is_named_is_followed(here: Path) -> None:
    fill(here, {"releases/7/nightly.py": JOB})
    (here / "current").symlink_to("releases/7")
    (here / "nightly.py").symlink_to("current/nightly.py")
    assert found("nightly.py") == ["nightly.py"]
    assert found("current") == ["current/nightly.py"]
    assert found("releases", "nightly.py", "current") == ["releases/7/nightly.py"]


def test_links_that_lead_nowhere_or_round(here: Path) -> None:
    fill(here, {"job.py": JOB})
    (here / "gone.py").symlink_to("nowhere.py")
    (here / ".#job.py").symlink_to("user@host.4711:1700000000")  # how Emacs locks a file
    (here / "gone.txt").symlink_to("nowhere.txt")
    (here / "self.py").symlink_to("self.py")
    (here / "up").symlink_to(".")
    assert found(".") == ["job.py"]
    assert problems(".") == dict.fromkeys(["gone.py", "self.py"], "broken symbolic link")
    assert not any(item.explicit for item in discover(["."]))


def test_hard_links_are_one_file(here: Path) -> None:
    fill(here, {"a.py": JOB, "z/c.py": JOB})
    os.link(here / "a.py", here / "b.py")
    os.link(here / "a.py", here / "test_a.py")
    assert found(".") == ["a.py", "z/c.py"]
    assert found("b.py", "a.py") == ["b.py"]
    (item,) = (item for item in discover(["."]) if item.path == "b.py")
    assert item.exclusion
    assert item.exclusion.reason == "the same file as one above"


def test_a_name_that_is_set_aside_does_not_hide_another_of_the_same_file(here: Path) -> None:
    fill(here, {"conftest.py": JOB})
    os.link(here / "conftest.py", here / "job.py")
    assert [(item.path, bool(item.role)) for item in looked_at(".")] == [
        ("conftest.py", True),
        ("job.py", False),
    ]


def test_a_file_that_is_set_aside_is_there_once_too(here: Path) -> None:
    fill(here, {"tests/a.py": JOB})
    assert found("tests/a.py", "tests/a.py", "tests", ".") == ["tests/a.py"]


def test_set_aside_does_not_depend_on_how_a_path_is_spelled(here: Path) -> None:
    fill(here, {"job.py": JOB, "tests/x.py": JOB, "etl/y.txt": ""})
    for path in ("job.py", "tests/../job.py", str(here / "tests" / ".." / "job.py")):
        assert only(path).role is None
    assert only("etl/../tests/x.py").role == "in a folder for tests"


def test_what_is_no_file_is_a_problem_in_a_folder_only_if_it_has_a_scripts_name(here: Path) -> None:
    os.mkfifo(here / "pipe.py")
    os.mkfifo(here / "pipe.txt")
    (here / "folder.py").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.py")
        assert found(".") == []
        assert problems(".") == {
            "pipe.py": "named pipe, not a file",
            "socket.py": "socket, not a file",
        }


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("nowhere.py", "file does not exist"),
        ("nowhere/", "file does not exist"),
        ("", "file does not exist"),
        ("gone.py", "broken symbolic link"),
        ("self.py", "Too many levels of symbolic links"),
        ("pipe.py", "named pipe, not a file or folder"),
        ("socket.py", "socket, not a file"),
        (os.devnull, "device, not a file"),
        ("job.py/x.py", "Not a directory"),
        ("x" * 300, "File name too long"),
    ],
)
def test_what_is_named_and_cannot_be_read_is_a_problem(path: str, problem: str, here: Path) -> None:
    fill(here, {"job.py": JOB})
    (here / "gone.py").symlink_to("nowhere.py")
    (here / "self.py").symlink_to("self.py")
    os.mkfifo(here / "pipe.py")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.py")
        item = only(path, path)
    assert item.path == path
    assert item.explicit
    assert problem in str(item.problem)


def test_folders_may_nest_deeper_than_python_calls(here: Path) -> None:
    depth = 1200
    folder = os.open(here, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("d", dir_fd=folder)
        inner = os.open("d", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(os.open("job.py", os.O_CREAT | os.O_WRONLY, dir_fd=folder))
    os.close(folder)
    try:
        assert found(".") == ["d/" * depth + "job.py"]
    finally:
        # Not left to pytest: shutil.rmtree cannot go so deep either, before Python 3.13.
        subprocess.run(["rm", "-r", here / "d"], check=True)


def test_names_that_are_no_text(here: Path) -> None:
    name = os.fsdecode(b"na\xefve\n %s.py")
    fill(here, {name: JOB})
    assert found(".") == [name]


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("test_load.py", "test"),
        ("load_test.py", "test"),
        ("load_tests.py", "test"),
        ("conftest.py", "test"),
        ("setup.py", "package set-up"),
        ("pkg/__init__.py", "package set-up"),
        ("conf.py", "package set-up"),
        ("settings.py", "web application"),
        ("site/urls.py", "web application"),
        ("wsgi.py", "web application"),
        ("asgi.py", "web application"),
        ("manage.py", "web application"),
        ("orders_pb2.py", "generated code"),
        ("orders_pb2_grpc.py", "generated code"),
        ("tests/run.py", "in a folder for tests"),
        ("etl/tests/deep/run.py", "in a folder for tests"),
        ("shop/migrations/0001_initial.py", "in a folder for migrations"),
        ("vendor/tool.py", "in a folder for vendored code"),
    ],
)
def test_files_that_are_set_aside(location: str, reason: str, here: Path) -> None:
    assert reason in (conventional_role(location) or "")
    fill(here, {location: JOB})
    for path in (".", location, str(here), str(here / location)):
        assert reason in (only(path).role or ""), path


@pytest.mark.parametrize(
    "location", ["nightly.py", "latest.py", "contest.py", "testing_report.py", "my_setup.py"]
)
def test_files_that_are_not_set_aside(location: str, here: Path) -> None:
    fill(here, {location: LIBRARY})
    assert conventional_role(location) is None
    assert only(".").role is None


def test_folders_above_the_one_that_is_named_say_nothing(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(here, {"tests/jobs/nightly.py": JOB, "elsewhere/x.txt": ""})
    monkeypatch.chdir(here / "elsewhere")
    assert only(str(here / "tests" / "jobs")).role is None
    assert only(str(here / "tests" / "jobs" / "nightly.py")).role is None


def test_a_large_folder(here: Path) -> None:
    fill(here, {f"{number % 7}/job{number:04}.py": "" for number in range(3000)})
    paths = found(".")
    assert len(paths) == len(set(paths)) == 3000
    assert paths == sorted(paths)


def test_the_way_up_says_nothing_about_a_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(here, {"tests/etl/job.py": JOB, "tests/test_job.py": JOB, "jobs/other.py": JOB})
    monkeypatch.chdir(here / "jobs")
    aside = {os.path.basename(found.path): found.role for found in discover(["../tests"])}
    assert aside == {"job.py": None, "test_job.py": "named like a test"}
