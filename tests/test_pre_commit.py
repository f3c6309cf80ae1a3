"""The hooks, run by the real pre-commit at a real commit."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from external_tools import made_once, ran, script, snapshot
from helpers import HAZARD, JOB, LIBRARY, ROOT, fill

from guard_codemod.guards.guard_module import module_file
from guard_codemod.rules.tg010_possible_job import PossibleJob

pytestmark = pytest.mark.hosts("pre-commit")

APPLY = """\
- id: guard-codemod-apply
  args: [--timeout=1h]
"""
CHECK = "- id: guard-codemod-check\n"
SCRIPT = "#!/usr/bin/env python3\n" + JOB


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the project as a repository, and pre-commit's own folder, which installs it once."""

    def make(folder: Path) -> None:
        snapshot(folder / "hooks")

    return made_once(tmp_path_factory, "pre-commit", make)


class Repository:
    """A repository whose commits pre-commit looks at."""

    def __init__(self, folder: Path, hooks: Path, wanted: str) -> None:
        self._folder = folder
        self._env = {"PRE_COMMIT_HOME": str(hooks / "home")}
        revision = self._ran("git", "--git-dir", str(hooks / "hooks"), "rev-parse", "HEAD").strip()
        config = f"repos:\n- repo: {hooks / 'hooks'}\n  rev: {revision}\n  hooks:\n{textwrap.indent(wanted, '  ')}"
        fill(folder, {".pre-commit-config.yaml": config})
        self._ran("git", "init", "-q")
        self._ran(script("pre-commit"), "install")

    def _ran(self, *command: str, status: int | None = 0) -> str:
        return ran(command, self._folder, status=status, env=self._env).stdout

    def commit(self, *paths: str, blocked: bool = False) -> str:
        """Commit *paths*, or all that there is; return what is said of it."""
        self._ran("git", "add", *(paths or ["--all"]))
        output = self._ran("git", "commit", "-m", "A change", status=None)
        assert bool(self._ran("git", "status", "--porcelain")) == blocked, output
        return output

    def committed(self, path: str) -> str:
        return self._ran("git", "show", f"HEAD:{path}")


def test_the_hooks_are_as_pre_commit_wants_them() -> None:
    ran([script("pre-commit"), "validate-manifest", ".pre-commit-hooks.yaml"], ROOT)


def test_an_unguarded_job_blocks_the_commit_until_the_other_hook_has_fixed_it(
    tmp_path: Path, hooks: Path
) -> None:
    repository = Repository(tmp_path, hooks, CHECK + APPLY)
    fill(tmp_path, {"etl/nightly.py": JOB, "etl/half.py": LIBRARY, "notes.txt": "no Python\n"})
    output = repository.commit(blocked=True)
    assert "guard-codemod check......" in output
    assert "etl/nightly.py:5:1: TG001 no timeout guard\n" in output
    assert "To guard " in output
    assert "\n1 unguarded" in output
    assert "files were modified by this hook" in output
    assert "etl/nightly.py:14:5: guarded" in output
    output = repository.commit()
    assert output.count("Passed") == 2
    assert "signal.alarm(3600)" in repository.committed("etl/nightly.py")
    assert repository.committed("etl/half.py") == LIBRARY


def test_jobs_without_their_guard_module_block_the_commit(tmp_path: Path, hooks: Path) -> None:
    repository = Repository(tmp_path, hooks, CHECK)
    call = JOB.replace("    main()\n", "    job_guard.arm(3600)\n\n    main()\n")
    module = module_file()
    fill(tmp_path, {"etl/nightly.py": f"import job_guard\n\n\n{call}", "etl/job_guard.py": module})
    output = repository.commit(".pre-commit-config.yaml", "etl/nightly.py", blocked=True)
    assert "TG013 the guard module job_guard.py is not in the commit: the job would fail" in output
    assert "Passed" in repository.commit()
    assert repository.committed("etl/job_guard.py").encode() == module


def test_a_script_without_a_suffix_is_looked_at(tmp_path: Path, hooks: Path) -> None:
    repository = Repository(tmp_path, hooks, CHECK)
    fill(tmp_path, {"bin/nightly": SCRIPT, "bin/other": "#!/bin/sh\necho 'import signal'\n"})
    for path in tmp_path.glob("bin/*"):
        path.chmod(0o755)
    output = repository.commit(blocked=True)
    assert "bin/nightly:6:1: TG001" in output
    assert "bin/other" not in output


def test_both_excludes_are_respected(tmp_path: Path, hooks: Path) -> None:
    repository = Repository(tmp_path, hooks, CHECK + "  exclude: ^old/\n")
    settings = '[tool.guard-codemod]\nextend-exclude = ["/generated"]\n'
    fill(
        tmp_path,
        {"old/a.py": JOB, "generated/b.py": JOB, "build/c.py": JOB, "pyproject.toml": settings},
    )
    assert "Passed" in repository.commit()
    fill(tmp_path, {"new/old/a.py": JOB})
    output = repository.commit(blocked=True)
    assert [line for line in output.splitlines() if ": TG" in line] == [
        "new/old/a.py:5:1: TG001 no timeout guard"
    ]


def test_the_limit_comes_from_the_configuration_or_the_message_says_where_to_put_it(
    tmp_path: Path, hooks: Path
) -> None:
    repository = Repository(tmp_path, hooks, "- id: guard-codemod-apply\n")
    fill(tmp_path, {"nightly.py": JOB})
    assert "Error: no timeout is set: " in repository.commit(blocked=True)
    fill(tmp_path, {"pyproject.toml": '[tool.guard-codemod]\ntimeout = "2h"\n'})
    repository.commit(blocked=True)
    repository.commit()
    assert "signal.alarm(7200)" in repository.committed("nightly.py")


def test_what_is_perhaps_a_job_is_left_alone_though_pre_commit_names_it(
    tmp_path: Path, hooks: Path
) -> None:
    repository = Repository(tmp_path, hooks, APPLY)
    fill(tmp_path, {"perhaps.py": PossibleJob.bad})
    repository.commit()
    assert repository.committed("perhaps.py") == PossibleJob.bad


def test_a_warning_is_shown_though_it_does_not_block_the_commit(
    tmp_path: Path, hooks: Path
) -> None:
    repository = Repository(tmp_path, hooks, CHECK)
    fill(tmp_path, {"nightly.py": HAZARD})
    output = repository.commit()
    assert "Passed" in output
    assert "TG107 os.execvp() replaces the process" in output
    assert "1 of 1 job has hazards despite its guard" in output
