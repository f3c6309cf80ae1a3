"""The GitHub Action and the recipes for GitHub and GitLab, as far as they can be tried without those services."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from external_tools import SCRIPTS_ON_PATH, made_once, ran, script, snapshot
from helpers import JOB, LIBRARY, ROOT, fill, read_toml

from guard_codemod import __version__

pytestmark = pytest.mark.slow

ACTION = ROOT / "action.yml"
WORKFLOW = ROOT / "docs" / "recipes" / "github_workflow.yml"
GITLAB = ROOT / "docs" / "recipes" / "gitlab_ci.yml"
STEPS: list[dict[str, Any]] = yaml.safe_load(ACTION.read_text())["runs"]["steps"]


# As the services' own checks would have it


@pytest.mark.hosts("check-jsonschema")
@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", ACTION),
        ("vendor.github-workflows", WORKFLOW),
        ("vendor.gitlab-ci", GITLAB),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
def test_the_files_are_as_the_published_schemas_want_them(schema: str, file: Path) -> None:
    ran(
        [
            script("check-jsonschema"),
            "--builtin-schema",
            schema,
            "--data-transform=gitlab-ci",
            file,
        ],
        ROOT,
    )


@pytest.mark.hosts("zizmor")
def test_nothing_in_the_action_or_the_workflow_is_unsafe(tmp_path: Path) -> None:
    # A tag gets what its owner mends; who wants a hash instead pins it in their own workflow.
    policy = {"rules": {"unpinned-uses": {"config": {"policies": {"*": "ref-pin"}}}}}
    fill(tmp_path, {"zizmor.yml": json.dumps(policy)})
    options = ("--offline", "--strict-collection", "--config", tmp_path / "zizmor.yml")
    ran([script("zizmor"), *options, ACTION, WORKFLOW], ROOT)


@pytest.mark.hosts("shellcheck")
@pytest.mark.parametrize(
    "step", [step for step in STEPS if "run" in step], ids=lambda step: step["name"]
)
def test_the_shell_of_the_action_is_clean(step: dict[str, Any], tmp_path: Path) -> None:
    assert "${{" not in step["run"]
    fill(tmp_path, {"step": step["run"]})
    ran([script("shellcheck"), f"--shell={step['shell']}", "step"], tmp_path)


def test_the_recipes_name_this_version_of_this_project() -> None:
    home = read_toml(ROOT / "pyproject.toml")["project"]["urls"]["Repository"].removeprefix(
        "https://github.com/"
    )
    used = re.findall(r"uses: (?!actions/)(.*)", WORKFLOW.read_text())
    assert used == [f"{home}@v{__version__}"] * 2
    assert f"guard-codemod=={__version__}\n" in GITLAB.read_text()


# As a runner would run it


TEMPORARY = "the runner's folder"


class Runner:
    """A runner of GitHub's, as far as the shell steps of a composite action see it."""

    def __init__(self, folder: Path, action: Path, **inputs: str) -> None:
        self.workspace = folder / "workspace"
        self.workspace.mkdir(parents=True)
        self.temporary = folder / TEMPORARY
        self._outputs = folder / "outputs"
        self._outputs.touch()
        declared = yaml.safe_load(ACTION.read_text())["inputs"]
        assert inputs.keys() <= declared.keys()
        values = {name: inputs.get(name, value["default"]) for name, value in declared.items()}
        self._context = {f"inputs.{name}": value for name, value in values.items()}
        self._context["github.action_path"] = str(action)

    def _value(self, text: str) -> str:
        return re.sub(r"\$\{\{ (\S+) \}\}", lambda match: self._context[match[1]], text)

    def run(self, name: str, *, status: int = 0, **env: str) -> str:
        """Run the step *name* as a runner does, and return its log."""
        (step,) = (step for step in STEPS if step["name"] == name)
        fill(self.temporary, {"step.sh": step["run"]})
        given = {
            **SCRIPTS_ON_PATH,
            "RUNNER_OS": "Linux",
            "RUNNER_TEMP": str(self.temporary),
            "GITHUB_OUTPUT": str(self._outputs),
            "GITHUB_WORKSPACE": str(self.workspace),
            **{key: self._value(value) for key, value in step["env"].items()},
            **env,
        }
        shell = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")
        return ran(
            [*shell, self.temporary / "step.sh"], self.workspace, status=status, env=given
        ).stdout

    @property
    def outputs(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in self._outputs.read_text().splitlines())


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what the first step of the action installs from the action's own folder."""

    def make(folder: Path) -> None:
        snapshot(folder / "git")
        ran(["git", "clone", "-q", "git", "action"], folder)
        Runner(folder / "runner", folder / "action").run("Install guard-codemod")

    return made_once(tmp_path_factory, "action", make) / "runner" / TEMPORARY / "guard-codemod"


@pytest.fixture
def runner(tmp_path: Path, installed: Path) -> Callable[..., Runner]:
    """Return what makes a runner on which the first step has been carried out."""

    def make(**inputs: str) -> Runner:
        runner = Runner(tmp_path, installed, **inputs)
        fill(runner.temporary, {"guard-codemod.sarif": "of an earlier step"})
        (runner.temporary / "guard-codemod").symlink_to(installed)
        return runner

    return make


def test_the_action_installs_what_it_came_with(installed: Path) -> None:
    assert (
        ran([installed / "bin" / "guard-codemod", "--version"], installed).stdout
        == f"guard-codemod {__version__}\n"
    )


def test_the_action_installs_the_version_that_is_asked_for(tmp_path: Path, wheel: Path) -> None:
    runner = Runner(tmp_path, tmp_path / "nowhere", version=__version__)
    fill(tmp_path, {"constraints.txt": f"guard-codemod @ {wheel.as_uri()}\n"})
    runner.run("Install guard-codemod", PIP_CONSTRAINT=str(tmp_path / "constraints.txt"))
    assert (runner.temporary / "guard-codemod" / "bin" / "guard-codemod").exists()


def test_the_action_says_that_it_does_not_run_on_windows(tmp_path: Path) -> None:
    log = Runner(tmp_path, ROOT).run("Install guard-codemod", status=1, RUNNER_OS="Windows")
    assert log == "::error::guard-codemod needs a runner with Linux or macOS\n"


def test_the_action_annotates(runner: Callable[..., Runner]) -> None:
    action = runner()
    fill(action.workspace, {"etl/nightly.py": JOB})
    assert re.search(
        r"^::error .*file=etl/nightly\.py,line=5,", action.run("Check", status=1), re.MULTILINE
    )
    assert action.outputs == {}


def test_the_action_passes_where_every_job_is_guarded(runner: Callable[..., Runner]) -> None:
    action = runner(paths="etl\n", sarif="true")
    fill(action.workspace, {"etl/half.py": LIBRARY, "nightly.py": JOB})
    action.run("Check")
    assert json.loads(Path(action.outputs["sarif-file"]).read_text())["runs"][0]["results"] == []


def test_the_action_leaves_a_file_for_code_scanning_though_it_fails(
    runner: Callable[..., Runner],
) -> None:
    action = runner(sarif="true")
    fill(action.workspace, {"nightly.py": JOB})
    action.run("Check", status=1)
    (result,) = json.loads(Path(action.outputs["sarif-file"]).read_text())["runs"][0]["results"]
    assert result["ruleId"] == "TG001"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "nightly.py"


@pytest.mark.parametrize("sarif", ["true", "false"])
def test_no_input_of_the_action_is_ever_a_command(
    sarif: str, runner: Callable[..., Runner]
) -> None:
    folder = """a b; touch pwned $(touch pwned) `touch pwned` "'\\ $HOME * && touch pwned #"""
    message = 'it\'s $(touch pwned); `touch pwned` "{script}" \\ && touch pwned'
    action = runner(
        paths=f"{folder}\n\n-dash\n",
        args=f"--message={message}\n\n--extend-exclude=old job.py\n",
        sarif=sarif,
    )
    fill(
        action.workspace,
        {
            f"{folder}/job.py": JOB,
            f"{folder}/old job.py": JOB,
            "-dash/job.py": JOB,
            "other.py": JOB,
        },
    )
    log = action.run("Check", status=1)
    assert not list(action.workspace.rglob("pwned"))
    if sarif == "true":
        (run,) = json.loads(Path(action.outputs["sarif-file"]).read_text())["runs"]
        assert len(run["results"]) == 2
    else:
        assert log.count("::error ") == 2


def test_the_action_has_nothing_to_upload_after_a_mistake(runner: Callable[..., Runner]) -> None:
    action = runner(args="--no-such-option", sarif="true")
    assert "No such option" in action.run("Check", status=2)
    assert action.outputs == {}


# As GitLab would run it


def test_gitlab_gets_a_report_though_the_job_fails(tmp_path: Path, wheel: Path) -> None:
    job = yaml.safe_load(GITLAB.read_text())["guard-codemod"]
    fill(tmp_path, {"nightly.py": JOB, "constraints.txt": f"guard-codemod @ {wheel.as_uri()}\n"})
    ran([sys.executable, "-m", "venv", ".venv"], tmp_path)
    env = {
        "PATH": os.pathsep.join([str(tmp_path / ".venv" / "bin"), os.environ["PATH"]]),
        "PIP_CONSTRAINT": str(tmp_path / "constraints.txt"),
    }
    ran(["sh", "-ec", "\n".join(job["script"])], tmp_path, status=1, env=env)
    assert job["artifacts"]["when"] == "always"
    (entry,) = json.loads((tmp_path / job["artifacts"]["reports"]["codequality"]).read_text())
    assert entry.keys() >= {"description", "check_name", "fingerprint", "severity", "location"}
    assert (entry["check_name"], entry["location"]["path"]) == ("TG001", "nightly.py")
