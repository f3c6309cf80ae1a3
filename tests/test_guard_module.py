"""The guard module: one file for all jobs of a tree, which the tool writes, knows and removes."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from helpers import JOB, LIBRARY, clean_environment, contents, fill, invoke
from libcst import parse_module
from libcst.codemod import CodemodContext
from processes import interpreter

from guard_codemod import GuardCommand, Settings, api
from guard_codemod.guards.guard_module import module_file
from guard_codemod.integrations.flake8 import Plugin

MODULE = module_file().decode()
BODY = MODULE.split("\n", 2)[2]
APPLY = ("apply", "--timeout", "1h", "--guard-module", "job_guard")
GUARDED = "import job_guard\n\n\n" + JOB.replace(
    "    main()\n", "    job_guard.arm(3600)\n\n    main()\n"
)
ABSOLUTE = "from etl.db import connect\n\n\nif __name__ == '__main__':\n    print(connect())\n"
DATABASE = {"etl/db.py": "def connect():\n    return 'connected'\n"}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty work tree, which is the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PRE_COMMIT", raising=False)
    monkeypatch.delenv("GIT_INDEX_FILE", raising=False)
    return tmp_path


def apply(*more: str) -> list[str]:
    status, lines = invoke(*APPLY, *more, ".")
    assert status == 0, lines
    return lines


def run(*command: str, cwd: Path, status: int = 0) -> str:
    """Run a job with this Python, and return what it prints."""
    ran = subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == status, ran.stderr
    return ran.stdout + ran.stderr


# Where it goes

TREES: dict[str, tuple[dict[str, str], list[str], list[list[str]]]] = {
    "beside scripts": (
        {"jobs/a.py": JOB, "jobs/b.py": JOB},
        ["jobs/job_guard.py"],
        [["jobs/a.py"]],
    ),
    "in each folder": (
        {"a/one.py": JOB, "b/two.py": JOB},
        ["a/job_guard.py", "b/job_guard.py"],
        [["a/one.py"], ["b/two.py"]],
    ),
    "in a package that a job imports from": (
        {**DATABASE, "etl/__init__.py": "", "etl/night/job.py": ABSOLUTE, "etl/day.py": ABSOLUTE},
        ["etl/job_guard.py"],
        [["-m", "etl.day"], ["-m", "etl.night.job"]],
    ),
    "in a package without __init__.py": (
        {**DATABASE, "etl/day.py": ABSOLUTE},
        ["etl/job_guard.py"],
        [["-m", "etl.day"]],
    ),
    "in a package that imports relatively": (
        {
            **DATABASE,
            "src/etl/__init__.py": "",
            "src/etl/sub/__init__.py": "",
            "src/etl/sub/job.py": "from .. import sub\n\n" + JOB,
        },
        ["src/etl/job_guard.py"],
        [],
    ),
    "beside a module of the root": (
        {"common.py": "N = 1\n", "jobs/a.py": "import common\n\n" + JOB},
        ["job_guard.py"],
        [],
    ),
    "in a package that is run": (
        {"app/__init__.py": "", "app/sub/__init__.py": "", "app/sub/__main__.py": JOB},
        ["app/job_guard.py"],
        [["-m", "app.sub"]],
    ),
    "beside a script that changes where it imports from": (
        {
            "common.py": "N = 1\n",
            "jobs/a.py": "import sys\n\nsys.path.insert(0, '.')\n\nimport common  # noqa: E402\n\n"
            + JOB,
        },
        ["jobs/job_guard.py"],
        [["jobs/a.py"]],
    ),
    "beside a module of the root, whatever a comment says of sys.path": (
        {"common.py": "N = 1\n", "jobs/a.py": "import common\n\n# sys.path.append('..')\n" + JOB},
        ["job_guard.py"],
        [["-m", "jobs.a"]],
    ),
    "without a main block": (
        {"jobs/a.py": "import os\n\nos.makedirs('x', exist_ok=True)\nprint(os.listdir('.'))\n"},
        ["jobs/job_guard.py"],
        [["jobs/a.py"]],
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", TREES)
def test_it_goes_where_the_jobs_find_it(name: str, tree: Path) -> None:
    files, modules, runs = TREES[name]
    before = contents(fill(tree, files))
    lines = apply()
    assert sorted(path for path in contents(tree) if path not in before) == modules
    assert all((tree / module).read_text() == MODULE for module in modules)
    for module in modules:
        assert f"new file {module}: commit it with the jobs" in lines
    assert invoke("check")[0] == 0
    for command in runs:
        run(*command, cwd=tree)
    (tree / "x").rmdir() if (tree / "x").exists() else None
    removed = invoke("remove", ".")[1]
    assert contents(tree) == before
    assert f"removed file {modules[0]}: no file names it any more" in removed


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        JOB,
        JOB.replace("\n", "\r\n"),
        "\ufeff" + JOB,
        JOB.rstrip("\n"),
        "#!/usr/bin/env python3\n" + JOB,
        '"""Doc."""\n\nimport os\nimport sys\n\nimport requests\n\n\n' + JOB,
        '"""Doc."""\nimport os\n' + JOB,
        "import os\n\nimport requests\n\nimport common\nimport zoo\n\n" + JOB,
        "import requests\n\n" + JOB,
        "# heading\n\nimport os\n# why\nimport requests\n\n# below\nX = 1\n" + JOB,
        "import os\n# why\n\nimport requests\nX = 1\n" + JOB,
        "import common\n\n" + JOB,
        "import zoo\n\n" + JOB,
        "from __future__ import annotations\n\n" + JOB,
        "from __future__ import annotations\n\nimport os\n\nX = os.name\n" + JOB,
        "import os\nX = os.name\n" + JOB,
        "import os\n\nprint(os.listdir('.'))\n",
        "import os\n\n\ndef main():\n    print(os.listdir('.'))\n\n\nmain()\n",
        JOB.replace("    main()\n", '    """Run."""\n    main()\n'),
        JOB.replace("    main()\n", "    # why\n    main()\n"),
        JOB.replace("    main()\n", "    def inner():\n        main()\n\n    inner()\n"),
        "from os import *\n\n" + JOB,
    ],
)
def test_what_is_removed_is_what_was_there(text: str, tree: Path) -> None:
    _there_and_back(text, tree)


@pytest.mark.parametrize("more", [("--cover-imports",), ("--wrap-main",)])
@pytest.mark.parametrize(
    "text",
    [
        JOB,
        '"""Doc."""\n\nimport os\n\nimport requests\n\n' + JOB,
        "import common\n\n\ndef main():\n    print(1)\n\n\nmain()\n",
        "from __future__ import annotations\n\n" + JOB,
        "from __future__ import annotations\nimport os\n\n" + JOB,
    ],
)
def test_other_places_of_the_guard(text: str, more: tuple[str, ...], tree: Path) -> None:
    _there_and_back(text, tree, *more)


def _there_and_back(text: str, tree: Path, *more: str) -> None:
    before = contents(fill(tree, {"common.py": "N = 1\n", "zoo.py": "N = 1\n", "job.py": text}))
    apply(*more)
    guarded = contents(tree)
    assert b".arm(3600)" in guarded["job.py"]
    assert invoke("check")[0] == 0
    apply(*more)
    assert contents(tree) == guarded
    invoke("remove", ".")
    assert contents(tree) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("imports", "expected"),
    [
        ("", "import job_guard\n"),
        ("import os\n", "import os\n\nimport job_guard\n"),
        ("import os\n\nimport requests\n", "import os\n\nimport requests\n\nimport job_guard\n"),
        ("import common\nimport zoo\n", "import common\nimport job_guard\nimport zoo\n"),
        ("import os\n\nfrom zoo import N\n", "import os\n\nimport job_guard\nfrom zoo import N\n"),
        (
            "import os\n\n# numbers\nfrom zoo import N\n",
            "import os\n\n# numbers\nimport job_guard\nfrom zoo import N\n",
        ),
    ],
)
@pytest.mark.parametrize("folder", [".", "jobs"])
def test_the_import_is_where_isort_and_ruff_have_it(
    imports: str, expected: str, folder: str, tree: Path
) -> None:
    if folder != "." and "requests" in imports:
        expected = "import os\n\nimport job_guard\nimport requests\n"  # no module of the root
    beside = {f"{folder}/common.py": "N = 1\n", f"{folder}/zoo.py": "N = 1\n"}
    fill(tree, {**beside, f"{folder}/job.py": imports + "\n\n" * bool(imports) + JOB})
    apply()
    text = (tree / folder / "job.py").read_text()
    assert text.startswith(expected + "\n\n")
    for command in (
        ["isort", "--profile", "black", "--check-only", "--settings-path", "."],
        ["ruff", "check", "--isolated", "--no-cache", "--select", "I"],
        ["ruff", "format", "--isolated", "--no-cache", "--check"],
    ):
        run("-m", *command, f"{folder}/job.py", f"{folder}/job_guard.py", cwd=tree)


@pytest.mark.parametrize(
    ("command", "module"),
    [
        ("python -m etl.night.job", "etl/job_guard.py"),
        ("python etl/night/job.py", "etl/night/job_guard.py"),
        ("python -m etl.night.job && python etl/night/job.py", ""),
        ("python -m etl.night", "etl/job_guard.py"),
        ("python -m etl.night.__main__", "etl/job_guard.py"),
    ],
)
def test_a_schedule_says_how_a_job_is_started(command: str, module: str, tree: Path) -> None:
    job = "job" if "job" in command else "__main__"
    crontab = f"0 3 * * * cd {tree} && {command}\n"
    fill(tree, {"etl/night/__init__.py": "", f"etl/night/{job}.py": JOB, "crontab": crontab})
    lines = apply("--schedules", "crontab")
    assert [str(path.relative_to(tree)) for path in tree.rglob("job_guard.py")] == [module][
        : bool(module)
    ]
    assert ("it is started in more than one way" in str(lines)) == (not module)


@pytest.mark.parametrize(
    "command",
    ["python -I", "python3 -sIu", "python -W ignore -P", "PYTHONSAFEPATH=1 python3", "python -u"],
)
@pytest.mark.parametrize("path", ["jobs/a.py", "a.py"])
def test_a_schedule_says_what_a_job_can_import(command: str, path: str, tree: Path) -> None:
    fill(tree, {path: JOB, "crontab": f"0 3 * * * {command} /srv/nightly/{path}\n"})
    lines = apply("--schedules", "crontab")
    finds_it = command == "python -u"
    assert ("crontab:1 lets Python import nothing that is beside it" in str(lines)) != finds_it
    assert (tree / path).with_name("job_guard.py").exists() == finds_it


INLINE = {
    "its first line lets Python import nothing": {"job.py": "#!/usr/bin/python3 -I\n" + JOB},
    "its first line lets Python import nothing that": {
        "job.py": "#!/usr/bin/env -S python3.12 -u -P\n" + JOB
    },
    "a __main__.py may be run from a zip archive": {"app/__main__.py": JOB},
    "its first line lets Python import nothing that is": {
        "job.py": "#!/usr/bin/env -S python3 -X dev -I\n" + JOB
    },
    "its first line lets Python import nothing that is b": {
        "job.py": "#!/usr/bin/env -S PYTHONSAFEPATH=1 python3\n" + JOB
    },
    "Dockerfile:2 copies it without the module": {
        "job.py": JOB,
        "Dockerfile": "FROM python\nCOPY job.py /app/\n",
    },
    "it imports relatively, and its folder is not a package": {
        "job.py": "from . import x\n\n" + JOB
    },
    "line 3 uses SIGALRM itself": {
        "job.py": "import signal\n\nsignal.signal(signal.SIGALRM, print)\n\n" + JOB
    },
    "line 3 uses the timer of faulthandler itself": {
        "job.py": "import faulthandler\n\nfaulthandler.dump_traceback_later(9)\n\n" + JOB
    },
    "it needs Python 3.7, and requires-python names 3.6": {
        "job.py": JOB,
        "pyproject.toml": '[project]\nrequires-python = ">=3.6"\n',
    },
}


@pytest.mark.parametrize("reason", [reason for reason, files in INLINE.items() if files])
def test_where_it_cannot_be_the_guard_is_inline(reason: str, tree: Path) -> None:
    fill(tree, INLINE[reason])
    lines = apply("-v")
    assert not list(tree.rglob("job_guard.py"))
    assert any(f"without the guard module ({reason}" in line for line in lines), lines


@pytest.mark.parametrize(
    ("dockerfile", "copies"),
    [
        ("Dockerfile", "COPY jobs/a*.py /app/"),
        ("Dockerfile", "COPY --chown=app \\\n    # this one\n    /jobs/a.py \\\n    /app/"),
        ("Dockerfile", 'ADD ["jobs/a.py","/app/"]'),
        ("Dockerfile", "COPY jobs /src\nFROM python\nCOPY --from=0 /src/jobs/a.py /app/"),
        ("deploy/a.Dockerfile", "COPY jobs/a.py /app/"),
        ("jobs/Containerfile", "onbuild copy a.py /app/"),
    ],
)
@pytest.mark.parametrize("others", [{}, {"jobs/b.py": JOB, "jobs/job_guard.py": MODULE}])
def test_an_image_without_the_module(
    dockerfile: str, copies: str, others: Mapping[str, str], tree: Path
) -> None:
    fill(tree, {"jobs/a.py": JOB, dockerfile: f"FROM python\n{copies}\n", **others})
    line = 4 if "--from" in copies else 2
    assert f"({dockerfile}:{line} copies it without the module)" in str(apply())
    assert "signal.alarm(3600)" in (tree / "jobs/a.py").read_text()


@pytest.mark.parametrize(
    "copies",
    [
        "COPY . /app/",
        "COPY jobs /app/",
        "COPY --chown=app jobs/*.py /app/",
        'ADD ["jobs/a.py", "jobs/job_guard.py", "/app/"]',
        "COPY other.py /app/",
        "COPY a.py /app/",
        "COPY jobs/a.py /app/\nCOPY --link jobs/job_*.py /app/",
        "# COPY jobs/a.py /app/",
    ],
)
def test_an_image_that_has_the_module_is_no_reason(copies: str, tree: Path) -> None:
    fill(tree, {"jobs/a.py": JOB, "Dockerfile": f"FROM python\n{copies}\n"})
    apply()
    assert (tree / "jobs/job_guard.py").exists()


# Its name


@pytest.mark.parametrize("name", ["class", "a-b", "signal", "test_guard", "setup", "a.b", ""])
def test_names_that_cannot_be(name: str, tree: Path) -> None:
    fill(tree, {"job.py": JOB})
    status, lines = invoke("apply", "--timeout", "1h", "--guard-module", name, ".")
    assert status == 2
    assert "choose another" in str(lines) or "write job_guard" in str(lines)


@pytest.mark.parametrize(
    "files",
    [
        {"job_guard.py": LIBRARY, "job.py": JOB},
        {"job_guard/__init__.py": LIBRARY, "job.py": JOB},
        {"job.py": "import job_guard\n\n\n" + JOB},
        {"job_guard.py": JOB},
    ],
)
def test_a_name_that_means_something_else(files: Mapping[str, str], tree: Path) -> None:
    before = contents(fill(tree, files))
    status, lines = invoke(*APPLY, ".")
    assert status == 1
    assert "TG009" in str(lines)
    assert "choose another" in str(lines)
    assert contents(tree) == before


def test_the_name_of_an_installed_package(tree: Path) -> None:
    fill(tree, {"job.py": JOB})
    status, lines = invoke("apply", "--timeout", "1h", "--guard-module", "libcst", ".")
    assert (status, "TG009" in str(lines)) == (1, True)


# Its calls


@pytest.mark.parametrize(
    ("options", "call"),
    [
        ((), "job_guard.arm(3600)"),
        (("--kill-after", "60s"), "job_guard.arm(3600)"),
        (("--kill-after", "5s"), "job_guard.arm(3600, kill_after=5)"),
        (("--kill-after", "none"), "job_guard.arm(3600, kill_after=None)"),
        (("--timeout-env", "LIMIT"), 'job_guard.arm(3600, env="LIMIT")'),
        (("--on-timeout", "warn"), 'job_guard.arm(3600, on_timeout="warn")'),
        (("--on-timeout", "slack:#ops"), 'job_guard.arm(3600, on_timeout="slack:#ops")'),
        (("--on-timeout", "ops.alerts:late"), 'job_guard.arm(3600, on_timeout="ops.alerts:late")'),
        (("--message", "{script} is late"), 'job_guard.arm(3600, message="{script} is late")'),
        (("--portable",), "job_guard.arm(3600)"),
    ],
)
def test_the_call_has_what_differs_from_the_defaults(
    options: tuple[str, ...], call: str, tree: Path
) -> None:
    before = contents(fill(tree, {"job.py": JOB}))
    apply(*options)
    assert f"    {call}\n\n    main()" in (tree / "job.py").read_text()
    assert invoke("check")[0] == 0
    invoke("remove", ".")
    assert contents(tree) == before


@pytest.mark.slow
def test_long_texts_are_laid_out_as_black_does_it(tree: Path) -> None:
    before = contents(fill(tree, {"job.py": JOB}))
    text = "{script} did not end within {seconds} seconds: " + "call the people on duty " * 5
    apply("--message", text, "--on-timeout", "email:ops@example.com", "--email-host", "mail:587")
    run("-m", "black", "--check", "job.py", "job_guard.py", cwd=tree)
    run("-m", "ruff", "check", "--isolated", "--no-cache", "job.py", "--select", "E,I", cwd=tree)
    invoke("remove", ".")
    assert contents(tree) == before


def test_a_kill_after_behind_which_the_job_goes_on_is_inline(tree: Path) -> None:
    fill(tree, {"job.py": JOB})
    lines = apply("--on-timeout", "warn", "--kill-after", "60s")
    assert "it would not end the job after such a timeout action" in str(lines)


@pytest.mark.parametrize(
    "text",
    [
        GUARDED,
        GUARDED.replace("arm(3600)", "arm(60 * 60)"),
        GUARDED.replace("arm(3600)", "arm(kill_after=5, seconds=3600)"),
        GUARDED.replace("import job_guard", "from job_guard import arm as limit").replace(
            "job_guard.arm", "limit"
        ),
        GUARDED.replace("import job_guard", "import job_guard as guard").replace(
            "job_guard.arm", "guard.arm"
        ),
        GUARDED.replace("import job_guard", "from job_guard import arm").replace(
            "job_guard.arm", "arm"
        ),
    ],
)
def test_a_call_is_a_guard(text: str, tree: Path) -> None:
    fill(tree, {"job.py": text, "job_guard.py": MODULE})
    assert invoke("check") == (0, ["1 already guarded, 1 skipped"])


def relative(imports: str, call: str = "arm(3600)") -> str:
    return f"{imports}\n\n\n" + JOB.replace("    main()\n", f"    {call}\n\n    main()\n")


@pytest.mark.parametrize(
    ("text", "job", "module"),
    [
        (relative("from .job_guard import arm"), "etl/job.py", "etl/job_guard.py"),
        (relative("from .limits import arm"), "etl/job.py", "etl/limits.py"),
        (relative("from .lib.limits import arm"), "etl/job.py", "etl/lib/limits.py"),
        (relative("from ..limits import arm"), "etl/night/job.py", "etl/limits.py"),
        (relative("from .limits import arm as a", "a(60)"), "etl/job.py", "etl/limits.py"),
        (relative("from . import limits", "limits.arm(60)"), "etl/job.py", "etl/limits.py"),
    ],
)
def test_a_call_of_one_that_is_imported_relatively_is_a_guard(
    text: str, job: str, module: str, tree: Path
) -> None:
    fill(tree, {job: text, module: MODULE})
    assert invoke("check", job) == (0, ["1 already guarded"])
    assert invoke("apply", "--timeout", "1h", "--update", job)[0] == 0
    assert (tree / job).read_text() == text
    (tree / module).unlink()
    status, found = findings(job)
    assert (status, "is missing" in str(found)) == (1, "job_guard" in module)


@pytest.mark.parametrize(
    ("imports", "panel"),
    [
        ("from .panel import arm", "def arm(seconds):\n    pass\n"),
        ("from .panel import limit as arm", MODULE),
        ("from .panel import arm as limit, limit as arm", MODULE),
        ("from .other import arm", MODULE),
    ],
)
def test_what_is_imported_relatively_of_anything_else_is_none(
    imports: str, panel: str, tree: Path
) -> None:
    fill(tree, {"etl/job.py": relative(imports), "etl/panel.py": panel})
    status, found = invoke("check", "etl/job.py")
    assert (status, "TG001" in str(found)) == (1, True)


@pytest.mark.parametrize(
    "files",
    [
        {"job.py": "import job_guard\n\n" + JOB, "job_guard.py": MODULE},
        {"job.py": GUARDED.replace("job_guard", "panel"), "panel.py": "def arm(n):\n    pass\n"},
        {"job.py": GUARDED.replace("job_guard", "panel")},
        {
            "job.py": GUARDED.replace("job_guard.arm(3600)", "job_guard.limit(3600)"),
            "job_guard.py": MODULE,
        },
    ],
)
def test_what_is_no_guard(files: Mapping[str, str], tree: Path) -> None:
    fill(tree, files)
    status, lines = invoke("check")
    assert (status, "TG001" in str(lines)) == (1, True)


# Changes of mind


def test_update_turns_one_form_into_the_other(tree: Path) -> None:
    fill(tree, {"job.py": JOB})
    invoke("apply", "--timeout", "1h", ".")
    inline = contents(tree)
    apply("--update")
    assert (tree / "job.py").read_text() == GUARDED
    assert invoke("apply", "--timeout", "1h", "--update", ".")[0] == 0
    assert contents(tree) == inline


@pytest.mark.parametrize(
    "argument",
    ['module="a"', "env=5", "email_host=5", "email_from={}", "message=None", "on_timeout=[]"],
)
def test_a_call_with_other_arguments_fails_no_check(tree: Path, argument: str) -> None:
    text = GUARDED.replace("arm(3600)", f"arm(3600, {argument})")
    fill(tree, {"job.py": text, "job_guard.py": MODULE})
    assert "TG905" not in str([invoke(command, ".") for command in ("check", "remove")])


@pytest.mark.parametrize("call", ["limit(3600)", "job_guard.arm(seconds=3600)"])
def test_what_somebody_has_written_by_hand_stays(call: str, tree: Path) -> None:
    text = GUARDED.replace("job_guard.arm(3600)", call)
    if call.startswith("limit"):
        text = text.replace("import job_guard", "from job_guard import arm as limit")
    fill(tree, {"job.py": text, "job_guard.py": MODULE})
    status, lines = invoke("remove", ".")
    assert (status, "TG011" in str(lines)) == (1, True)
    assert (tree / "job.py").read_text() == text
    assert (tree / "job_guard.py").exists()


def test_update_to_another_name_leaves_no_module_behind(tree: Path) -> None:
    fill(tree, {"a.py": JOB, "b.py": JOB})
    apply()
    rename = ("apply", "--timeout", "1h", "--guard-module", "limits", "--update")
    lines = invoke(*rename, "--diff", ".")[1]
    assert "job_guard.py would be removed if no other file names it" in lines
    lines = invoke(*rename, "a.py")[1]
    assert "job_guard.py stays: b.py names it" in lines
    lines = invoke(*rename, ".")[1]
    assert "removed file job_guard.py: no file names it any more" in lines
    renamed = GUARDED.replace("job_guard", "limits").encode()
    assert contents(tree) == {"a.py": renamed, "b.py": renamed, "limits.py": MODULE.encode()}
    assert not any("limits.py" in line for line in invoke(*rename, ".")[1])


def test_update_to_another_name_leaves_an_edited_module(tree: Path) -> None:
    fill(tree, {"job.py": GUARDED, "job_guard.py": MODULE.replace("= 60", "= 30")})
    lines = invoke("apply", "--timeout", "1h", "--guard-module", "limits", "--update", ".")[1]
    assert "job_guard.py was edited: remove it by hand if nothing needs it" in lines
    assert (tree / "job_guard.py").exists()
    assert (tree / "job.py").read_text() == GUARDED.replace("job_guard", "limits")


def test_update_changes_the_call(tree: Path) -> None:
    fill(tree, {"job.py": JOB})
    apply()
    invoke("apply", "--timeout", "2h", "--guard-module", "job_guard", "--update", ".")
    assert (tree / "job.py").read_text() == GUARDED.replace("3600", "7200")


def test_the_configuration_may_name_it(tree: Path) -> None:
    config = '[tool.guard-codemod]\ntimeout = "1h"\nguard-module = "job_guard"\n'
    before = contents(fill(tree, {"job.py": JOB, "pyproject.toml": config}))
    invoke("apply", ".")
    assert (tree / "job.py").read_text() == GUARDED
    assert any('guard-module = "job_guard"' in line for line in invoke("config")[1])
    invoke("remove", ".")
    assert contents(tree) == before


def test_many_jobs_over_processes_write_it_once(tree: Path) -> None:
    before = contents(fill(tree, {f"jobs/job_{n}.py": JOB for n in range(12)}))
    lines = apply("--jobs", "3")
    assert [line for line in lines if "new file" in line] == [
        "new file jobs/job_guard.py: commit it with the jobs"
    ]
    invoke("remove", "--jobs", "3", ".")
    assert contents(tree) == before


def test_the_diff_shows_a_new_file(tree: Path) -> None:
    before = contents(fill(tree, {"jobs/a.py": JOB, "jobs/b.py": JOB}))
    lines = apply("--diff")
    assert contents(tree) == before
    at = lines.index("+++ jobs/job_guard.py")
    assert lines[at - 1] == "--- /dev/null"
    assert lines.count("+++ jobs/job_guard.py") == 1
    assert at < lines.index("+++ jobs/a.py")
    assert "new file jobs/job_guard.py: commit it with the jobs" in lines


def test_the_diff_is_a_patch(tree: Path) -> None:
    fill(tree, {"a.py": JOB})
    patch = "\n".join(line for line in apply("--diff") if line[:1] in "+-@ ") + "\n"
    subprocess.run(["patch", "-p0"], input=patch, text=True, cwd=tree, check=True)
    assert (tree / "job_guard.py").read_text() == MODULE


@pytest.mark.parametrize(
    "other",
    [
        {"other.py": GUARDED},
        {"Dockerfile": "FROM python\nCOPY . /\nRUN python -m py_compile job_guard.py\n"},
        {"lib/helper.py": "from job_guard import arm\n"},
    ],
)
def test_it_stays_while_a_file_names_it(other: Mapping[str, str], tree: Path) -> None:
    fill(tree, {"job.py": JOB, **other})
    apply()
    lines = invoke("remove", "job.py")[1]
    assert f"job_guard.py stays: {next(iter(other))} names it" in lines
    assert (tree / "job.py").read_text() == JOB
    assert (tree / "job_guard.py").exists()


def test_a_name_that_the_job_uses_itself(tree: Path) -> None:
    text = "job_guard = 1\n\n\n" + JOB
    fill(tree, {"job.py": text})
    apply()
    assert "    _job_guard.arm(3600)\n" in (tree / "job.py").read_text()
    run("job.py", cwd=tree)
    invoke("remove", "job.py")
    assert (tree / "job.py").read_text() == text


def test_an_edited_one_stays(tree: Path) -> None:
    fill(
        tree,
        {
            "job.py": GUARDED,
            "job_guard.py": MODULE.replace(
                "kill_after: int | None = 60", "kill_after: int | None = 30"
            ),
        },
    )
    lines = invoke("remove", ".")[1]
    assert "job_guard.py was edited: remove it by hand if nothing needs it" in lines
    assert (tree / "job_guard.py").exists()


def test_one_that_somebody_else_has_made_meanwhile_is_kept(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tree, {"job.py": JOB})
    from guard_codemod.files import source_file

    create = source_file.create

    def slow(path: str, data: bytes) -> None:
        Path(path).write_text(LIBRARY)
        create(path, data)

    monkeypatch.setattr(source_file, "create", slow)
    status, lines = invoke(*APPLY, ".")
    assert (status, "TG903" in str(lines)) == (2, True)
    assert (tree / "job.py").read_text() == JOB


# TG013


def stale() -> str:
    from hashlib import sha256

    body = BODY.replace("A time limit", "A limit")
    digest = sha256(body.encode()).hexdigest()[:48]
    return f"# SPDX-License-Identifier: MIT\n# guard-codemod 0.0.9, sha256 {digest}\n{body}"


def findings(*more: str) -> tuple[int, list[str]]:
    status, lines = invoke("check", *more)
    return status, [line for line in lines if "TG013" in line]


def test_a_missing_one_is_an_error(tree: Path) -> None:
    fill(tree, {"jobs/job.py": GUARDED})
    assert findings("--guard-module", "job_guard") == (
        1,
        [
            "jobs/job.py:9:5: TG013 the guard module job_guard is missing: the job would fail to start"
        ],
    )
    apply("--update")
    assert (tree / "jobs/job_guard.py").read_text() == MODULE
    assert findings() == (0, [])


def test_a_missing_one_of_the_usual_name_needs_no_setting(tree: Path) -> None:
    fill(
        tree,
        {
            "a.py": GUARDED,
            "b.py": GUARDED.replace("import job_guard", "import etl.job_guard").replace(
                "job_guard.arm", "etl.job_guard.arm"
            ),
        },
    )
    status, found = findings()
    assert (status, len(found)) == (1, 2)
    assert invoke("apply", "--timeout", "1h", ".")[0] == 1
    assert (tree / "a.py").read_text() == GUARDED


def test_one_that_git_ignores_is_reported_when_it_is_written(tree: Path) -> None:
    fill(tree, {"job.py": JOB, ".gitignore": "*_guard.py\n"})
    status, lines = invoke(*APPLY, ".")
    assert (status, "the guard module job_guard.py is ignored by git" in str(lines)) == (1, True)
    assert (tree / "job.py").read_text() == GUARDED


@pytest.mark.parametrize(
    ("files", "missing"),
    [
        ({"job_guard.py": MODULE, "jobs/job.py": GUARDED}, True),
        (
            {"job_guard.py": MODULE, "common.py": "", "jobs/job.py": "import common\n" + GUARDED},
            False,
        ),
        ({**DATABASE, "etl/job_guard.py": MODULE, "etl/a/job.py": GUARDED}, True),
        (
            {
                "etl/job_guard.py": MODULE,
                "etl/a/job.py": GUARDED.replace("job_guard", "etl.job_guard"),
            },
            False,
        ),
    ],
)
def test_one_in_another_folder(files: Mapping[str, str], missing: bool, tree: Path) -> None:
    fill(tree, files)
    status, found = findings()
    assert (status, "is missing" in str(found)) == (missing, missing)


@pytest.mark.parametrize("ignore", ["job_guard.py", "*_guard.py", "/jobs/", "jobs/*\n!jobs/job.py"])
def test_one_that_git_ignores_is_an_error(ignore: str, tree: Path) -> None:
    fill(tree, {"jobs/job.py": GUARDED, "jobs/job_guard.py": MODULE, ".gitignore": ignore + "\n"})
    status, found = findings("jobs/job.py")
    assert status == 1
    assert "the guard module job_guard.py is ignored by git" in found[0]


@pytest.mark.parametrize("link", [True, False])
@pytest.mark.parametrize("where", ["~/ignored", "config/git/ignore"])
def test_one_that_git_ignores_everywhere_is_an_error(
    where: str, link: bool, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tree / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    (tree / ".git").rmdir()
    fill(tree, {"work/job.py": GUARDED, "work/job_guard.py": MODULE, "dotfiles": "*_guard.py\n"})
    path = home / where.removeprefix("~/")
    path.parent.mkdir(parents=True)
    path.symlink_to(tree / "dotfiles") if link else path.write_text("*_guard.py\n")
    if where.startswith("~"):
        (home / ".gitconfig").write_text(f"[core]\nexcludesFile = {where}\n")
    subprocess.run(["git", "init", "-q", "work"], cwd=tree, check=True)
    status, found = findings("work/job.py")
    assert (status, "the guard module job_guard.py is ignored by git" in str(found)) == (1, True)
    (tree / "work/.gitignore").write_text("!job_guard.py\n")
    assert findings("work/job.py") == (0, [])


def test_one_that_git_knows_is_not_ignored(tree: Path) -> None:
    (tree / ".git").rmdir()
    fill(tree, {"job.py": GUARDED, "job_guard.py": MODULE, ".gitignore": "*_guard.py\n"})
    subprocess.run(["git", "init", "-q"], cwd=tree, check=True)
    assert findings("job.py")[0] == 1
    subprocess.run(["git", "add", "-f", "job_guard.py"], cwd=tree, check=True)
    assert findings("job.py") == (0, [])


def test_one_that_git_does_not_ignore(tree: Path) -> None:
    fill(
        tree,
        {
            "jobs/job.py": GUARDED,
            "jobs/job_guard.py": MODULE,
            ".gitignore": "*.pyc\nguard.py\n!job_guard.py\n",
        },
    )
    assert findings() == (0, [])


def test_a_stale_one_is_a_warning_and_renewed(tree: Path) -> None:
    fill(tree, {"job.py": GUARDED, "job_guard.py": stale()})
    status, found = findings()
    assert status == 0
    assert "job_guard.py:1:1: TG013" in found[0]
    assert "of another version" in found[0]
    apply("--update")
    assert (tree / "job_guard.py").read_text() == MODULE
    assert findings() == (0, [])


def test_a_stale_one_goes_with_the_last_job(tree: Path) -> None:
    fill(tree, {"job.py": GUARDED, "job_guard.py": stale()})
    invoke("remove", ".")
    assert contents(tree) == {"job.py": JOB.encode()}


@pytest.mark.parametrize(
    "edited",
    [
        MODULE + "\nprint('mine')\n",
        "# Copyright 2026 ACME\n" + MODULE,
        MODULE.replace("# guard-codemod", "# by guard-codemod"),
        BODY + "\nprint('mine')\n",
    ],
)
def test_an_edited_one_is_a_warning_and_left(edited: str, tree: Path) -> None:
    fill(tree, {"job.py": GUARDED, "job_guard.py": edited})
    status, found = findings()
    assert (status, "was edited" in found[0]) == (0, True)
    apply("--update")
    assert (tree / "job_guard.py").read_text() == edited


def test_line_ends_are_no_edit(tree: Path) -> None:
    fill(tree, {"job.py": GUARDED, "job_guard.py": MODULE.replace("\n", "\r\n")})
    assert findings() == (0, [])


# Where nothing can be written


def test_the_library_calls_one_that_is_there() -> None:
    settings = Settings(timeout=3600, guard_module="job_guard")
    assert (
        api.guard(JOB, settings, filename="job.py", modules={"job_guard.py": MODULE}).code
        == GUARDED
    )
    assert "signal.alarm(3600)" in api.guard(JOB, settings, filename="job.py", modules={}).code
    assert "signal.alarm(3600)" in api.guard(JOB, settings).code


def test_standard_input_calls_one_that_is_there(tree: Path) -> None:
    from click.testing import CliRunner

    from guard_codemod.cli.app import cli

    arguments = [*APPLY, "-", "--stdin-filename", "job.py"]
    assert "signal.alarm(3600)" in CliRunner().invoke(cli, arguments, input=JOB).stdout
    assert not (tree / "job_guard.py").exists()
    fill(tree, {"job_guard.py": MODULE})
    assert CliRunner().invoke(cli, arguments, input=JOB).stdout == GUARDED


def _of_libcst_tool(path: Path) -> str:
    context = CodemodContext(filename=str(path))
    command = GuardCommand(context, timeout=3600, guard_module="job_guard")
    return command.transform_module(parse_module(path.read_text())).code


def test_libcst_tool_calls_one_that_is_there(tree: Path) -> None:
    fill(tree, {"job.py": JOB, "with/job.py": JOB, "with/job_guard.py": MODULE})
    assert "signal.alarm(3600)" in _of_libcst_tool(tree / "job.py")
    assert not (tree / "job_guard.py").exists()
    assert _of_libcst_tool(tree / "with" / "job.py") == GUARDED


def _of_flake8(path: Path) -> list[str]:
    text = path.read_text()
    plugin = Plugin(ast.parse(text), str(path), text.splitlines(keepends=True))
    return [said.split()[0] for _, _, said, _ in plugin.run()]


def test_flake8_knows_one_that_is_there(tree: Path) -> None:
    table = '[tool.guard-codemod]\nguard-module = "job_guard"\n'
    fill(tree, {"pyproject.toml": table, "job.py": JOB, "guarded.py": GUARDED})
    assert _of_flake8(tree / "job.py") == ["TG001"]
    assert _of_flake8(tree / "guarded.py") == ["TG013"]
    fill(tree, {"job_guard.py": MODULE})
    assert _of_flake8(tree / "guarded.py") == []
    assert _of_flake8(tree / "job_guard.py") == []


@pytest.mark.parametrize(("options", "times"), [((), 0), (("-v",), 1), (("-v", "--diff"), 1)])
def test_what_it_leaves_out_is_told_once(options: tuple[str, ...], times: int, tree: Path) -> None:
    fill(tree, {"a/one.py": JOB, "b/two.py": JOB})
    told = "before Python 3.9 or Linux 5.3 the guard module has no watcher"
    assert sum(told in line for line in apply(*options)) == times
    if "--diff" not in options:
        assert not any(told in line for line in apply("-v", "--update"))


# When a job is run


RUN = "import job_guard\n{above}\n\nif __name__ == '__main__':\n    job_guard.arm({arguments})\n{main}"


def job(
    folder: Path, main: str, arguments: str = "1, kill_after=1", above: str = "import os, sys, time"
) -> None:
    body = "".join(f"    {line}\n" for line in main.splitlines())
    text = RUN.format(above=above, arguments=arguments, main=body)
    fill(folder, {"job_guard.py": MODULE, "job.py": text})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("main", "status", "shown"),
    [
        ("time.sleep(60)", 1, "TimeoutError: job.py timed out after 1 second"),
        ("try:\n    time.sleep(60)\nexcept TimeoutError:\n    pass", 1, "It was here:"),
        ("try:\n    time.sleep(60)\nexcept TimeoutError:\n    sys.exit(0)", 1, "It was here:"),
        ("try:\n    time.sleep(60)\nexcept TimeoutError:\n    os._exit(0)", 1, "It was here:"),
        ("import atexit\natexit.register(os._exit, 0)\ntime.sleep(60)", 1, "It was here:"),
        ("try:\n    time.sleep(60)\nexcept TimeoutError:\n    sys.exit(7)", 7, ""),
        ("try:\n    time.sleep(60)\nexcept TimeoutError:\n    sys.exit('late')", 1, "late"),
        (
            "while True:\n    try:\n        time.sleep(60)\n    except OSError:\n        pass",
            1,
            "line 8",
        ),
        ("print('done')", 0, "done"),
        ("sys.exit(5)", 5, ""),
    ],
)
def test_how_a_job_ends(main: str, status: int, shown: str, tmp_path: Path) -> None:
    job(tmp_path, main)
    assert shown in run("job.py", cwd=tmp_path, status=status)


@pytest.mark.slow
def test_where_tasks_wait_is_shown(tmp_path: Path) -> None:
    above = (
        "import asyncio\n\n\nasync def inner():\n    await asyncio.sleep(60)\n\n\n"
        "async def outer():\n    await inner()"
    )
    job(tmp_path, "asyncio.run(outer())", above=above)
    output = run("job.py", cwd=tmp_path, status=1)
    for line, function in ((10, "outer"), (6, "inner")):
        assert f'job.py", line {line}, in {function}' in output


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ("1, on_timeout='warn'", "job.py timed out after 1 second\n"),
        ("1, message='{script} is late', on_timeout='warn'", "job.py is late\n"),
        ("1, on_timeout='alerts:late'", "called with 14"),
        ("1, on_timeout=alerts.late", "called with 14"),
        ("1, on_timeout='email:ops@localhost', email_host='localhost:1'", "ConnectionRefusedError"),
        ("1, on_timeout='slack:#ops'", "SLACK_BOT_TOKEN"),
    ],
)
def test_actions_after_which_the_job_goes_on(arguments: str, shown: str, tmp_path: Path) -> None:
    fill(
        tmp_path,
        {
            "alerts.py": "def late(signum, frame):\n    print('called with', int(signum))\n",
            "slack_sdk.py": "WebClient = None\n",
        },
    )
    job(tmp_path, "time.sleep(1.5)\nprint('went on')", arguments, above="import time, alerts")
    output = run("job.py", cwd=tmp_path)
    assert shown in output
    assert "went on" in output


@pytest.mark.parametrize("arguments", ["0", "-1", "1, on_timeout='pager'", "2**31"])
def test_calls_that_are_invalid(arguments: str, tmp_path: Path) -> None:
    job(tmp_path, "print('no')", arguments)
    output = run("job.py", cwd=tmp_path, status=1)
    assert "ValueError" in output
    assert "no\n" not in output


@pytest.mark.parametrize(
    ("value", "shown"), [("2", "[2]"), ("soon", "using 3600"), ("0", "[3600]"), ("-1", "[3600]")]
)
def test_the_environment_may_set_the_limit(value: str, shown: str, tmp_path: Path) -> None:
    job(
        tmp_path,
        "print([int(signal.alarm(0) + .5)])",
        "3600, env='LIMIT'",
        above=f"import os, signal\nos.environ['LIMIT'] = '{value}'",
    )
    assert shown in run("job.py", cwd=tmp_path)


@pytest.mark.slow
def test_the_second_call_replaces_the_first(tmp_path: Path) -> None:
    job(tmp_path, "job_guard.arm(30)\ntime.sleep(2.5)\nprint('in time')")
    assert run("job.py", cwd=tmp_path) == "in time\n"
    job(tmp_path, "job_guard.arm(1, kill_after=1)\ntime.sleep(60)", "30")
    assert "TimeoutError" in run("job.py", cwd=tmp_path, status=1)


@pytest.mark.slow
@pytest.mark.parametrize(("main", "lives"), [("pass", True), ("time.sleep(60)", False)])
def test_children_are_ended_only_after_the_limit(main: str, lives: bool, tmp_path: Path) -> None:
    start = "import subprocess\nchild = subprocess.Popen(['sleep', '30'], stdout=-3, stderr=-3)"
    job(tmp_path, f"{start}\nprint(child.pid, flush=True)\n{main}")
    output = run("job.py", cwd=tmp_path, status=0 if lives else 1)
    number = int(output.split()[0])
    assert _is_running(number, patience=0 if lives else 5) == lives
    if lives:
        os.kill(number, 9)


def _is_running(number: int, patience: float) -> bool:
    for _ in range(int(patience * 10) or 1):
        try:
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return False
        if state == "Z":
            return False
        time.sleep(0.1)
    return True


@pytest.mark.parametrize("version", ["3.7", "3.8", "3.9", f"3.{sys.version_info.minor}"])
def test_the_import_has_no_effect(version: str, tmp_path: Path) -> None:
    python = interpreter(version)
    if python is None:
        pytest.skip(f"there is no CPython {version} here")
    job(tmp_path, "print('done')", "30")
    program = (
        "import signal, threading, sys, os; before = signal.getsignal(signal.SIGALRM), os._exit;"
        " import job_guard;"
        " assert (signal.getsignal(signal.SIGALRM), os._exit) == before;"
        " assert signal.alarm(0) == 0 and threading.active_count() == 1;"
        " assert not {'typing', 'socket', 'logging'} & sys.modules.keys()"
    )
    for command in (["-S", "-c", program], ["job.py"]):
        subprocess.run([python, *command], cwd=tmp_path, env=clean_environment(), check=True)


@pytest.mark.slow
def test_the_text_is_clean(tmp_path: Path) -> None:
    fill(tmp_path, {"job_guard.py": MODULE, "black.toml": ""})
    for command in (
        ["black", "--check", "--config", "black.toml"],
        ["isort", "--profile", "black", "--check-only", "--settings-path", "."],
        ["ruff", "check", "--isolated", "--no-cache", "--select", "E,F,I,B,UP,ARG"],
        ["ruff", "format", "--isolated", "--no-cache", "--check"],
        ["mypy", "--strict", "--config-file=", "--cache-dir", str(tmp_path / "cache")],
    ):
        run("-m", *command, "job_guard.py", cwd=tmp_path)
