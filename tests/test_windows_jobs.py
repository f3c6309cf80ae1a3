"""Jobs that only Windows can run are refused, and no others."""

from __future__ import annotations

import pytest
from helpers import HOUR, JOB, guard_text

from guard_codemod.data.windows import WINDOWS_ONLY
from guard_codemod.engine import engine
from guard_codemod.files.local_modules import LocalModule, Modules
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import Outcome


def _assert_refused(content: str, module: str) -> None:
    result = engine.guard(SourceFile("job.py", content.encode()), HOUR)
    assert (result.before.outcome, result.new) == (Outcome.REFUSED, None), result.before.reason
    assert (
        f"it imports {module} and so runs on Windows, which has no SIGALRM" in result.before.reason
    )
    assert [finding.code for finding in result.before.findings] == ["TG009"]


def _beside(*names: str) -> Modules:
    def read(name: tuple[str, ...]) -> LocalModule | None:
        return LocalModule(f"{name[0]}.py", b"", is_package=False) if name[0] in names else None

    return read


@pytest.mark.parametrize("module", sorted(WINDOWS_ONLY))
def test_a_job_that_imports_what_only_windows_has_is_refused(module: str) -> None:
    parent, _, name = module.rpartition(".")
    _assert_refused(
        f"from {parent} import {name}\n{JOB}" if parent else f"import {module}\n{JOB}", module
    )


@pytest.mark.parametrize(
    ("imports", "module"),
    [
        ("import msvcrt as keyboard\n", "msvcrt"),
        ("import os, msilib\n", "msilib"),
        ("import win32com.client\n", "win32com"),
        ("from win32com.client import Dispatch\n", "win32com"),
        ("import asyncio.windows_events\n", "asyncio.windows_events"),
        ("from asyncio.windows_utils import pipe\n", "asyncio.windows_utils"),
        ("try:\n    import wmi\nfinally:\n    pass\n", "wmi"),
        ("try:\n    import wmi\nexcept KeyboardInterrupt:\n    pass\n", "wmi"),
        ("with open('log') as log:\n    import wmi\n", "wmi"),
    ],
)
def test_however_the_import_is_spelled(imports: str, module: str) -> None:
    _assert_refused(imports + JOB, module)


def test_an_import_in_the_main_block_counts() -> None:
    _assert_refused(JOB.replace("    main()", "    import winreg\n\n    main()"), "winreg")


@pytest.mark.parametrize(
    "imports",
    [
        "try:\n    import winreg\nexcept ImportError:\n    winreg = None\n",
        "try:\n    import winreg\nexcept ModuleNotFoundError:\n    pass\n",
        "try:\n    import winreg\nexcept (ImportError, OSError):\n    pass\n",
        "try:\n    import winreg\nexcept Exception:\n    pass\n",
        "try:\n    import winreg\nexcept:\n    pass\n",
        "try:\n    import termios\nexcept ImportError:\n    import msvcrt\n",
        "import contextlib\n\nwith_windows = False\nif with_windows:\n    import wmi\n",
        "import sys\n\nif sys.platform == 'win32':\n    import winreg\n",
        "import os\n\nif os.name == 'nt':\n    import msvcrt\nelse:\n    import termios\n",
        "import platform\n\nif platform.system() == 'Windows':\n    from ctypes import windll\n",
        "def keys():\n    import msvcrt\n\n    return msvcrt\n",
        "class Keys:\n    import msvcrt\n",
        "if __name__ != '__main__':\n    import winreg\n",
        "from . import winreg\n",
        "from .windows import wmi\n",
        "from ctypes import CDLL\nimport ctypes.util\n",
        "import asyncio\nfrom asyncio import run\n",
        "import ntpath\nimport nturl2path\n",
        "import winregistry\nfrom tools import win32api\n",
        "import signal\nfrom signal import SIGTERM\n",
        "from subprocess import run\n",
    ],
)
def test_what_other_systems_run_as_well_is_guarded(imports: str) -> None:
    assert "signal.alarm(3600)" in guard_text(imports + JOB)


@pytest.mark.parametrize("module", ["wmi", "dde", "ahk"])
def test_a_local_module_of_that_name_outweighs(module: str) -> None:
    data = f"import {module}\n{JOB}".encode()
    assert engine.guard(SourceFile("job.py", data), HOUR).before.outcome is Outcome.REFUSED
    beside = SourceFile("job.py", data, modules=_beside(module))
    assert engine.guard(beside, HOUR).final.outcome is Outcome.GUARDED


def test_a_library_module_is_none_of_our_business() -> None:
    result = engine.check(
        SourceFile("keys.py", b"import msvcrt\n\ndef keys():\n    return msvcrt\n"), HOUR
    )
    assert (result.before.outcome, result.before.findings) == (Outcome.SKIPPED, ())
