"""A part of the check over the standard library."""

from __future__ import annotations

import sys
from pathlib import Path

import corpus_check
import pytest
from processes import run

pytestmark = pytest.mark.slow

CORPUS_CHECK = Path(__file__).with_name("corpus_check.py")


@pytest.mark.parametrize("options", [[], ["--include-non-jobs"]], ids=["jobs", "all"])
def test_nothing_goes_wrong_in_a_part_of_the_standard_library(
    options: list[str], tmp_path: Path
) -> None:
    finished = run([sys.executable, CORPUS_CHECK, "--every", "10", *options], tmp_path)
    assert (finished.returncode, finished.stderr) == (0, ""), finished.stdout
    assert finished.stdout.splitlines()[-1] == "0 problems"


def test_the_originals_are_left_alone_and_what_is_wrong_is_told(tmp_path: Path) -> None:
    job = tmp_path / "job.py"
    job.write_text('if __name__ == "__main__":\n    main()\n')
    finished = run([sys.executable, CORPUS_CHECK, tmp_path], tmp_path)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert "1 guarded" in finished.stdout
    assert job.read_text() == 'if __name__ == "__main__":\n    main()\n'

    assert list(corpus_check.compare("job.py", b"a\nb\n", b"a\n")) == [
        "job.py: a line of the original is gone"
    ]
    assert list(corpus_check.compare("job.py", b"a\nb\n", b"b\na\n")) == [
        "job.py: a line of the original is gone"
    ]
    assert list(corpus_check.compare("job.py", b"a\n", b"a\n(\n")) != []
