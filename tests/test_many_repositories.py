"""The recipes for changing many repositories at once."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from helpers import JOB, LIBRARY, ROOT, fill
from hosts import SCRIPTS_ON_PATH, ran, script

from guard_codemod.rules.tg009_not_guardable import NotGuardable

pytestmark = pytest.mark.slow

RECIPES = ROOT / "docs" / "recipes"
REFUSED = NotGuardable.bad


def committed(folder: Path, files: dict[str, str]) -> Path:
    """Make *folder* a repository that holds *files*."""
    fill(folder, files)
    for arguments in (["init", "-q"], ["add", "--all"], ["commit", "-q", "-m", "As it was"]):
        ran(["git", *arguments], folder)
    return folder


# all-repos


class Fleet:
    """Bare repositories on this disk, and all-repos set up for them."""

    def __init__(self, folder: Path, repositories: dict[str, dict[str, str]]) -> None:
        self.folder = folder
        for name, files in repositories.items():
            committed(folder / "trees" / name, files)
            ran(["git", "clone", "-q", "--bare", f"trees/{name}", f"{name}.git"], folder)
        settings = {
            "output_dir": "clones",
            "source": "all_repos.source.json_file",
            "source_settings": {"filename": "repositories.json"},
            "push": "all_repos.push.merge_to_master",
            "push_settings": {"fast_forward": True},
        }
        remotes = {name: str(folder / f"{name}.git") for name in repositories}
        fill(
            folder,
            {"all-repos.json": json.dumps(settings), "repositories.json": json.dumps(remotes)},
        )
        (folder / "all-repos.json").chmod(0o600)
        ran([script("all-repos-clone")], folder)

    def fix(self, *arguments: str) -> str:
        return ran([sys.executable, RECIPES / "all_repos_guard.py", *arguments], self.folder).stdout

    def file(self, name: str, path: str) -> str:
        return ran(
            ["git", "--git-dir", self.folder / f"{name}.git", "show", f"main:{path}"], self.folder
        ).stdout

    def commits(self, name: str) -> list[str]:
        log: list[str | Path] = [
            "git",
            "--git-dir",
            self.folder / f"{name}.git",
            "log",
            "--format=%s",
            "main",
        ]
        return ran(log, self.folder).stdout.splitlines()


@pytest.fixture
def fleet(tmp_path: Path) -> Fleet:
    jobs = {"etl/nightly.py": JOB, "etl/half.py": LIBRARY, "ops/registry.py": REFUSED}
    return Fleet(tmp_path, {"jobs": jobs, "library": {"half.py": LIBRARY}})


@pytest.mark.hosts("all-repos-clone")
def test_all_repos_pushes_what_is_guarded_and_leaves_the_other_repository_alone(
    fleet: Fleet,
) -> None:
    output = fleet.fix("--timeout=1h")
    assert "ops/registry.py:3:1: TG009 " in output
    assert "Errored" not in output
    assert "signal.alarm(3600)" in fleet.file("jobs", "etl/nightly.py")
    assert fleet.file("jobs", "etl/half.py") == LIBRARY
    assert fleet.file("jobs", "ops/registry.py") == REFUSED
    assert fleet.commits("jobs") == ["Guard jobs against hanging", "As it was"]
    assert fleet.commits("library") == ["As it was"]


@pytest.mark.hosts("all-repos-clone")
def test_all_repos_shows_only_what_it_would_do_in_a_dry_run(fleet: Fleet) -> None:
    assert "+    signal.alarm(7200)" in fleet.fix("--timeout=2h", "--dry-run")
    assert fleet.commits("jobs") == ["As it was"]


@pytest.mark.hosts("all-repos-clone")
def test_all_repos_goes_on_after_a_repository_that_sets_no_limit(tmp_path: Path) -> None:
    configured = {"job.py": JOB, "pyproject.toml": '[tool.guard-codemod]\ntimeout = "2h"\n'}
    fleet = Fleet(tmp_path, {"bare": {"job.py": JOB}, "configured": configured})
    output = fleet.fix()
    assert output.count("Error: No timeout is set: ") == 1
    assert fleet.commits("bare") == ["As it was"]
    assert "signal.alarm(7200)" in fleet.file("configured", "job.py")


# multi-gitter


def multi_gitter(repository: Path, *arguments: str, status: int = 0, **env: str) -> str:
    """Run the script as multi-gitter does; return what it says."""
    command: list[str | Path] = [RECIPES / "multi_gitter_guard.sh", *arguments]
    return ran(command, repository, status=status, env=SCRIPTS_ON_PATH | env).stdout


def changed(repository: Path) -> str:
    return ran(["git", "status", "--porcelain"], repository).stdout


def test_the_script_for_multi_gitter_changes_the_clone(tmp_path: Path) -> None:
    repository = committed(tmp_path / "clone", {"job.py": JOB, "registry.py": REFUSED})
    assert "registry.py:3:1: TG009 " in multi_gitter(
        repository, "--timeout=1h", REPOSITORY="org/jobs"
    )
    assert changed(repository) == " M job.py\n"


def test_the_script_for_multi_gitter_honours_a_dry_run(tmp_path: Path) -> None:
    repository = committed(tmp_path / "clone", {"job.py": JOB})
    assert "+    signal.alarm(3600)" in multi_gitter(repository, "--timeout=1h", DRY_RUN="true")
    assert changed(repository) == ""
    multi_gitter(repository, "--timeout=1h", DRY_RUN="false")
    assert changed(repository) == " M job.py\n"


def test_the_script_for_multi_gitter_fails_where_guard_codemod_does(tmp_path: Path) -> None:
    repository = committed(tmp_path / "clone", {"job.py": JOB})
    assert "Error: No timeout is set: " in multi_gitter(repository, status=2)
    assert changed(repository) == ""


@pytest.mark.hosts("shellcheck")
def test_the_script_for_multi_gitter_is_clean() -> None:
    ran([script("shellcheck"), RECIPES / "multi_gitter_guard.sh"], ROOT)
