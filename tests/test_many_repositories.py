"""The recipes for changing many repositories at once."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
from external_tools import SCRIPTS_ON_PATH, ran, script
from helpers import BROKEN, JOB, LIBRARY, ROOT, fill

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
        made = dict[str, Path]()
        for name, files in repositories.items():
            same = made.setdefault(repr(files), folder / f"{name}.git")
            if same.exists():
                shutil.copytree(same, folder / f"{name}.git")
                continue
            committed(folder / "trees" / name, files)
            ran(["git", "clone", "-q", "--bare", f"trees/{name}", same], folder)
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
    assert "ops/registry.py:4:5: TG009 " in output
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
    assert output.count("Error: no timeout is set: ") == 1
    assert fleet.commits("bare") == ["As it was"]
    assert "signal.alarm(7200)" in fleet.file("configured", "job.py")


def checked(fleet: Fleet) -> tuple[str, dict[str, str]]:
    """Check all clones; return what is said, and the codes that are reported by file."""
    command: list[str | Path] = [RECIPES / "check_all_repos.sh", "reports"]
    said = ran(command, fleet.folder, env=SCRIPTS_ON_PATH).stdout
    report = json.loads((fleet.folder / "reports" / "all.sarif").read_text(encoding="utf-8"))
    found = {}
    for result in (one for run in report["runs"] for one in run["results"]):
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        found[place["uri"]] = result["ruleId"]
    return said, found


@pytest.mark.hosts("all-repos-clone", "sarif", "shellcheck")
def test_all_repos_are_checked_into_one_report(tmp_path: Path) -> None:
    ran([script("shellcheck"), RECIPES / "check_all_repos.sh"], ROOT)
    names = [f"team/jobs{number:02}" for number in range(18)]
    failing = {"broken.py": BROKEN, "half.py": LIBRARY}
    fleet = Fleet(
        tmp_path,
        {
            **{name: {"job.py": JOB} for name in names},
            "failing": failing,
            "library": {"half.py": LIBRARY},
        },
    )
    said, found = checked(fleet)
    assert said.count(" unguarded") == 18
    assert found == {
        **{f"clones/{name}/job.py": "TG001" for name in names},
        "clones/failing/broken.py": "TG901",
    }
    assert "clones/team/jobs07/job.py" in (tmp_path / "reports" / "all.html").read_text()

    fleet.fix("--timeout=1h", "--jobs=2", "--repos", "clones/team/jobs07")
    ran(["git", "-C", "clones/team/jobs07", "pull", "-q"], tmp_path)
    said, again = checked(fleet)
    assert said.startswith("1 already guarded\n")
    assert again == {path: code for path, code in found.items() if "jobs07" not in path}
    assert len(list((tmp_path / "reports" / "repositories").iterdir())) == 20


# multi-gitter


def multi_gitter(repository: Path, *arguments: str, status: int = 0, **env: str) -> str:
    """Run the script as multi-gitter does; return what it says."""
    command: list[str | Path] = [RECIPES / "multi_gitter_guard.sh", *arguments]
    return ran(command, repository, status=status, env=SCRIPTS_ON_PATH | env).stdout


def changed(repository: Path) -> str:
    return ran(["git", "status", "--porcelain"], repository).stdout


def test_the_script_for_multi_gitter_changes_the_clone(tmp_path: Path) -> None:
    repository = committed(tmp_path / "clone", {"job.py": JOB, "registry.py": REFUSED})
    assert "registry.py:4:5: TG009 " in multi_gitter(
        repository, "--timeout=1h", REPOSITORY="org/jobs"
    )
    assert changed(repository) == " M job.py\n"


def test_the_script_for_multi_gitter_honors_a_dry_run(tmp_path: Path) -> None:
    repository = committed(tmp_path / "clone", {"job.py": JOB})
    assert "+    signal.alarm(3600)" in multi_gitter(repository, "--timeout=1h", DRY_RUN="true")
    assert changed(repository) == ""
    multi_gitter(repository, "--timeout=1h", DRY_RUN="false")
    assert changed(repository) == " M job.py\n"


def test_the_script_for_multi_gitter_fails_where_guard_codemod_does(tmp_path: Path) -> None:
    repository = committed(tmp_path / "clone", {"job.py": JOB})
    assert "Error: no timeout is set: " in multi_gitter(repository, status=2)
    assert changed(repository) == ""


@pytest.mark.hosts("shellcheck")
def test_the_script_for_multi_gitter_is_clean() -> None:
    ran([script("shellcheck"), RECIPES / "multi_gitter_guard.sh"], ROOT)
