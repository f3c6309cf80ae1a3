"""An output format is one file: one that is put beside the others is found and documented."""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from helpers import GUARD_CODEMOD, JOB, ROOT, clean_environment, copy_package, fill

pytestmark = pytest.mark.slow

CHECKSTYLE = '''\
"""Checkstyle's XML."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from guard_codemod.formatters.base import Formatter
from guard_codemod.formatters.escaping import printable
from guard_codemod.model import Diagnosis


class CheckstyleFormatter(Formatter):
    """One element for each file."""

    name = "checkstyle"
    readers = "Jenkins, reviewdog"
    summary = "Checkstyle's XML: one element for each file"

    def header(self) -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield "<checkstyle>"

    def findings(self, diagnosis: Diagnosis) -> Iterator[str]:
        if diagnosis.findings:
            path = ESCAPED
            yield f"  <file name={path}>"
            for one in diagnosis.findings:
                message = quoteattr(printable(one.message))
                yield f'    <error line="{one.line}" source="{one.code}" message={message}/>'
            yield "  </file>"

    def footer(self) -> Iterator[str]:
        yield "</checkstyle>"
'''
READER = """

def _checkstyle(document: str) -> Found:
    for file in fromstring(document.encode()):
        for error in file:
            yield unescaped(file.attrib["name"]), error.attrib["message"]


READERS = {**READERS, "checkstyle": _checkstyle}
"""
GOOD = CHECKSTYLE.replace("ESCAPED", r'quoteattr(printable(diagnosis.path.replace("\\", r"\\")))')
BROKEN = CHECKSTYLE.replace("ESCAPED", "quoteattr(diagnosis.path)")
"""It writes control characters, which XML does not know."""
READ_BACK = "tests/test_output_formats.py::test_names_and_messages_can_be_read_back[checkstyle]"


@pytest.fixture
def text(request: pytest.FixtureRequest) -> str:
    """Return the format's file."""
    return str(getattr(request, "param", GOOD))


@pytest.fixture
def copy(tmp_path: Path, text: str) -> Path:
    """Return a folder with a copy of the project to which the format is added."""
    copy_package(tmp_path / "src")
    shutil.copytree(ROOT / "tests" / "data", tmp_path / "tests" / "data")
    for test in [*(ROOT / "tests").glob("*.py"), ROOT / "pyproject.toml"]:
        shutil.copy(test, tmp_path / test.relative_to(ROOT))
    with (tmp_path / "tests" / "report_readers.py").open("a", encoding="utf-8") as readers:
        readers.write(READER)
    file = "src/guard_codemod/formatters/formats/checkstyle.py"
    return fill(tmp_path, {file: text, "job.py": JOB})


def _ran(copy: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run *command* on the copy of the project."""
    return subprocess.run(
        command,
        cwd=copy,
        env=clean_environment(PYTHONPATH=str(copy / "src"), **variables),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_a_format_is_found(copy: Path) -> None:
    ran = _ran(copy, *GUARD_CODEMOD, "check", "job.py", "--output-format", "checkstyle")
    assert ran.returncode == 1
    (file,) = ET.fromstring(ran.stdout.encode())
    assert (file.attrib["name"], file[0].attrib["source"]) == ("job.py", "TG001")
    assert ran.stderr == "1 unguarded\n"
    clean = _ran(
        copy, *GUARD_CODEMOD, "check", "src/guard_codemod/model.py", "--output-format", "checkstyle"
    )
    assert len(ET.fromstring(clean.stdout.encode())) == 0


def test_a_format_is_offered_and_documented(copy: Path) -> None:
    assert "[checkstyle|concise|" in _ran(copy, *GUARD_CODEMOD, "check", "--help").stdout
    command = _ran(
        copy,
        *GUARD_CODEMOD,
        _GUARD_CODEMOD_COMPLETE="bash_complete",
        COMP_WORDS="guard-codemod check --output-format ",
        COMP_CWORD="3",
    )
    assert "plain,checkstyle\n" in command.stdout
    code = "import sys; sys.path.append('tests'); import tables; print(tables.formats_table())"
    row = "| `checkstyle` | Jenkins, reviewdog | Checkstyle's XML: one element for each file |"
    assert row in _ran(copy, sys.executable, "-c", code).stdout.splitlines()


@pytest.mark.parametrize(("text", "passes"), [(GOOD, True), (BROKEN, False)], indirect=["text"])
def test_a_format_is_tested_with_hostile_names(copy: Path, passes: bool) -> None:
    pytest_ = (sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider")
    ran = _ran(copy, *pytest_, READ_BACK)
    assert (ran.returncode == 0) is passes, ran.stdout
    assert "not well-formed" in ran.stdout or passes
