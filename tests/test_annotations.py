"""Where the guard's functions are annotated."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import JOB, in_process

PLAIN, TYPED = "def timeout_handler(_signum, _frame):", "(_signum: int, _frame: object) -> None:"
SCRIPT = "import os\n\nos.system('rsync a b')\nprint('done')\n"
NO_FUNCTIONS = 'if __name__ == "__main__":\n    print("working")\n'
ANNOTATED = JOB.replace("main():", "main() -> None:", 1)

CONFIGURED = {
    "mypy.ini": "[mypy]\nstrict = True\n",
    ".mypy.ini": "[mypy]\ndisallow_untyped_defs = yes\n",
    "setup.cfg": "[metadata]\nname = jobs\n\n[mypy]\nstrict = true\n",
    "pyproject.toml": "[tool.mypy]\ndisallow_untyped_defs = true\n",
}
NOT_CONFIGURED = {
    "mypy.ini": "[mypy]\nstrict = True\ndisallow_untyped_defs = False\n",
    ".mypy.ini": "[mypy]\nfiles = jobs\n\n[mypy-other]\nstrict = True\n",
    "setup.cfg": "[metadata]\nname = mypy\n",
    "pyproject.toml": "[tool.mypy]\nstrict = 'no'\n",
    "tox.ini": "[mypy]\nstrict = True\n",
}
BROKEN = {"mypy.ini": "strict = True mypy\n", "pyproject.toml": "[tool.mypy\n"}


def guarded(folder: Path, text: str) -> str:
    """Return the job *text* of *folder* with a guard."""
    folder.mkdir(exist_ok=True)
    job = folder / "job.py"
    job.write_text(text)
    in_process("apply", "job.py", "--timeout", "1h", cwd=folder)
    return job.read_text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SCRIPT, PLAIN),
        (NO_FUNCTIONS, PLAIN),
        (JOB, PLAIN),
        (ANNOTATED, TYPED),
        (ANNOTATED + "\n\ndef other():\n    pass\n", PLAIN),
        (f"LIMIT: int = 3\n\n{NO_FUNCTIONS}", TYPED),
        (f"from __future__ import print_function\n\n{NO_FUNCTIONS}", PLAIN),
    ],
)
def test_the_guard_is_annotated_where_the_file_is(text: str, expected: str, tmp_path: Path) -> None:
    assert expected in guarded(tmp_path, text)


@pytest.mark.slow
@pytest.mark.parametrize("name", CONFIGURED)
def test_a_script_without_functions_is_annotated_where_mypy_asks(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(CONFIGURED[name])
    assert TYPED in guarded(tmp_path, NO_FUNCTIONS)
    assert TYPED in guarded(tmp_path / "below", NO_FUNCTIONS)
    assert PLAIN in guarded(tmp_path, JOB)
    assert PLAIN in guarded(tmp_path, f"from __future__ import division\n\n{NO_FUNCTIONS}")


@pytest.mark.slow
@pytest.mark.parametrize("configuration", [NOT_CONFIGURED, BROKEN], ids=["not asked", "broken"])
def test_nothing_is_annotated_where_mypy_does_not_ask(
    configuration: dict[str, str], tmp_path: Path
) -> None:
    for name, text in configuration.items():
        folder = tmp_path / f"with {name}"
        folder.mkdir()
        (folder / name).write_text(text)
        assert PLAIN in guarded(folder, NO_FUNCTIONS), name


def test_the_nearest_configuration_of_mypy_decides(tmp_path: Path) -> None:
    (tmp_path / "mypy.ini").write_text("[mypy]\nstrict = True\n")
    lax = tmp_path / "lax"
    lax.mkdir()
    (lax / "setup.cfg").write_text("[mypy]\nstrict = False\n")
    assert PLAIN in guarded(lax, NO_FUNCTIONS)
    (lax / "mypy.ini").write_text("[mypy]\nstrict = True\n")
    assert TYPED in guarded(lax, NO_FUNCTIONS)
