"""What is said of a path that does not exist is the same wherever it is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import fill, invoke


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["files", "gone"], "correct the path"),
        (["config", "gone"], "correct the path"),
        (["schedule", "gone"], "correct the path"),
        (["check", "--config", "gone"], "correct the path"),
        (["check", "--baseline", "gone"], "write it with check --write-baseline gone"),
    ],
)
def test_a_missing_path(arguments: list[str], advice: str, here: Path) -> None:
    code, output = invoke(*arguments)
    assert (code, output[-1].removeprefix("Error: ")) == (
        2,
        f"gone: file does not exist: {advice}",
    )


@pytest.mark.parametrize("command", [["check"], ["apply", "--timeout", "1h"], ["remove"]])
def test_a_missing_path_of_a_job(command: list[str], here: Path) -> None:
    code, output = invoke(*command, "gone", "--output-format", "text")
    assert (code, output[0]) == (2, "gone:1:1: TG902 file does not exist")
    assert "  help: correct the path" in output


def test_a_path_that_is_there_is_not_missing(here: Path) -> None:
    fill(here, {"job.py": "x = 1\n", "own.toml": "strict = true\n"})
    for arguments in (["files"], ["config"], ["check", "--config", "own.toml"]):
        code, output = invoke(*arguments, "job.py")
        assert (code, "does not exist" in "".join(output)) == (0, False)
