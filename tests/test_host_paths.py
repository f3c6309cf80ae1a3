"""From where the reports for hosts name files."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from helpers import JOB, fill, in_process

FORMS = ("github", "gitlab", "sarif")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return the root of a work tree, with a job in a folder."""
    (tmp_path / "work" / ".git").mkdir(parents=True)
    return fill(tmp_path / "work", {"sub/job.py": JOB, "sub/deep/job.py": JOB})


def report(form: str, *arguments: str, cwd: Path) -> str:
    ran = in_process("check", *arguments, "--output-format", form, cwd=cwd)
    assert ran.returncode == 1, ran.stderr
    return ran.stdout.decode()


def named(form: str, *arguments: str, cwd: Path) -> list[str]:
    """Return how the report of a check names its files."""
    text = report(form, *arguments, cwd=cwd)
    if form == "github":
        return re.findall("file=(.*?),", text)
    document = json.loads(text)
    if form == "gitlab":
        return [issue["location"]["path"] for issue in document]
    (run,) = document["runs"]
    places = (found["locations"][0]["physicalLocation"] for found in run["results"])
    return [place["artifactLocation"]["uri"] for place in places]


def source_root(*arguments: str, cwd: Path) -> str:
    (run,) = json.loads(report("sarif", *arguments, cwd=cwd))["runs"]
    uri: str = run["originalUriBaseIds"]["%SRCROOT%"]["uri"]
    return uri


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("folder", "path"),
    [
        (".", "sub/deep"),
        (".", "./sub/../sub/deep/job.py"),
        ("sub", "deep"),
        ("sub/deep", "."),
        ("sub/deep", "../deep"),
        ("sub/deep", "job.py"),
        ("sub/deep", "{root}/sub/deep"),
        ("..", "work/sub/deep"),
        ("/", "{root}/sub/deep/job.py"),
    ],
)
def test_files_are_named_from_the_root_of_the_work_tree(
    folder: str, path: str, form: str, repository: Path
) -> None:
    path = path.format(root=repository)
    assert named(form, path, cwd=repository / folder) == ["sub/deep/job.py"]
    if form == "sarif":
        assert source_root(path, cwd=repository / folder) == f"file://{repository}/"


@pytest.mark.parametrize("form", FORMS)
def test_a_file_marks_a_linked_work_tree_or_a_submodule(form: str, repository: Path) -> None:
    fill(repository, {"sub/.git": "gitdir: ../.git/modules/sub\n"})
    assert named(form, ".", cwd=repository / "sub/deep") == ["deep/job.py"]
    assert named(form, "sub/deep", cwd=repository) == ["deep/job.py"]
    # Of a walk that comes from above, the root is above.
    assert named(form, ".", cwd=repository) == ["sub/job.py", "sub/deep/job.py"]


@pytest.mark.parametrize("form", FORMS)
def test_links_are_named_as_the_work_tree_holds_them(form: str, repository: Path) -> None:
    (repository / "link.py").symlink_to("sub/job.py")
    (repository / "folder").symlink_to("sub/deep")
    (repository.parent / "other").symlink_to("work")
    assert named(form, "../link.py", cwd=repository / "sub") == ["link.py"]
    assert named(form, "folder/job.py", cwd=repository) == ["sub/deep/job.py"]
    assert named(form, "other/sub/deep", cwd=repository.parent) == ["sub/deep/job.py"]


@pytest.mark.parametrize("form", FORMS)
def test_outside_of_a_work_tree_files_are_named_from_here(form: str, tmp_path: Path) -> None:
    fill(tmp_path, {"sub/job.py": JOB})
    assert named(form, ".", cwd=tmp_path) == ["sub/job.py"]
    assert named(form, ".", cwd=tmp_path / "sub") == ["job.py"]
    assert named(form, str(tmp_path / "sub"), cwd=tmp_path) == ["sub/job.py"]
    above = {
        "github": "../sub/job.py",
        "gitlab": "../sub/job.py",
        "sarif": f"file://{tmp_path}/sub/job.py",
    }
    (tmp_path / "other").mkdir()
    assert named(form, "../sub", cwd=tmp_path / "other") == [above[form]]
    assert source_root(".", cwd=tmp_path / "sub") == f"file://{tmp_path}/sub/"


@pytest.mark.parametrize("form", FORMS)
def test_a_file_outside_of_the_root_is_named_in_full(form: str, repository: Path) -> None:
    (repository / "other").mkdir()
    (name,) = named(form, "sub/deep/job.py", "--relative-to", "other", cwd=repository)
    assert name.removeprefix("file://") == str(repository / "sub/deep/job.py")


@pytest.mark.parametrize("form", FORMS)
def test_two_work_trees_have_no_common_root(form: str, tmp_path: Path) -> None:
    fill(tmp_path, {"a/job.py": JOB, "b/job.py": JOB})
    (tmp_path / "a/.git").mkdir()
    (tmp_path / "b/.git").mkdir()
    assert named(form, "a", "b", cwd=tmp_path) == ["a/job.py", "b/job.py"]


@pytest.mark.parametrize("form", FORMS)
def test_another_root(form: str, repository: Path) -> None:
    sub, above = repository / "sub", repository.parent
    assert named(form, "deep", "--relative-to", ".", cwd=sub) == ["deep/job.py"]
    assert named(form, "deep", "--relative-to", str(above), cwd=sub) == ["work/sub/deep/job.py"]
    fill(repository, {"guard-codemod.toml": 'relative-to = "sub"\n'})
    assert named(form, ".", cwd=sub / "deep") == ["deep/job.py"]
    assert named(form, ".", "--relative-to", ".", cwd=sub / "deep") == ["job.py"]


def test_a_root_that_is_not_there(repository: Path) -> None:
    ran = in_process("check", "--relative-to", "nowhere", cwd=repository)
    assert ran.returncode == 2
    assert b"nowhere: not a folder: give another with --relative-to" in ran.stderr
    fill(repository, {"guard-codemod.toml": 'relative-to = ""\n'})
    ran = in_process("check", cwd=repository)
    assert ran.returncode == 2
    assert b"relative-to: '' is not valid: give the name of a file" in ran.stderr


def test_fingerprints_do_not_depend_on_where_the_command_runs(repository: Path) -> None:
    def fingerprints(*arguments: str, cwd: Path) -> list[str]:
        document = json.loads(report("gitlab", *arguments, cwd=cwd))
        return [issue["fingerprint"] for issue in document]

    from_root = fingerprints("sub/deep", cwd=repository)
    assert from_root == ["4c44cc9d37f9a16f6531b20b70e9e987:1"]  # as it was before there were roots
    assert fingerprints(".", cwd=repository / "sub/deep") == from_root
    assert fingerprints("..", cwd=repository / "sub/deep") != from_root
    assert fingerprints(str(repository / "sub/deep"), cwd=Path("/")) == from_root


@pytest.mark.parametrize("form", ["text", "concise", "json", "junit"])
def test_other_reports_name_files_from_here(form: str, repository: Path) -> None:
    text = report(form, ".", cwd=repository / "sub/deep")
    assert "job.py" in text
    assert f"deep{os.sep}job.py" not in text


def test_standard_input_has_no_place(repository: Path) -> None:
    (repository / "sub/job.py").unlink()
    ran = in_process(
        "check", "-", "--output-format", "github", cwd=repository / "sub", stdin=JOB.encode()
    )
    assert b"file=<stdin>," in ran.stdout
