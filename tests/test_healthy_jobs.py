"""What a guard must leave as it was, in real processes, on every Python that is there."""

from __future__ import annotations

import bz2
import gzip
import importlib.util
import lzma
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from processes import Child, Finished, interpreter, run

from guard_codemod.api import Settings, guard

pytestmark = pytest.mark.slow

VERSIONS = [f"3.{minor}" for minor in range(7, 15)]
VARIANTS: dict[str, dict[str, Any]] = {
    "plain": {},
    "backstop": {"kill_after": 60},
    "portable": {"kill_after": 60, "portable": True, "timeout_env": "JOB_TIMEOUT"},
    "covering imports": {"kill_after": 60, "cover_imports": True},
    "warn": {"kill_after": 60, "on_timeout": "warn"},
}

OPENS = """\
text{0} = open("{0}.txt", "w")
text{0}.write("left open")
packed{0} = gzip.open("{0}.gz", "wt")
packed{0}.write("left open")
squeezed{0} = bz2.open("{0}.bz2", "wt")
squeezed{0}.write("left open")
pressed{0} = lzma.open("{0}.xz", "wt")
pressed{0}.write("left open")
archive{0} = zipfile.ZipFile("{0}.zip", "w")
archive{0}.writestr("member", "left open")
temporary{0} = tempfile.NamedTemporaryFile(dir=".")
temporary{0}.write(b"in the way")
"""
LEAVES_OPEN = """\
import bz2
import gzip
import lzma
import os
import sys
import tempfile
import zipfile

{opens}

def main():
    for _ in range(int(sys.argv[1])):
        child = os.fork()
        if child == 0:
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
{opens_in_block}"""
FORKS_AT_EXIT = """\
import os


class Forks:
    def __del__(self):
        try:
            child = os.fork()
        except RuntimeError:  # from 3.12 on: too late
            return
        if child == 0:
            os._exit(0)
        os.waitpid(child, 0)


early = Forks()

if __name__ == "__main__":
    late = Forks()
    print("done")
"""
CHILDREN_END = """\
import multiprocessing
import os
import sys

if __name__ == "__main__":
    child = os.fork()
    if child == 0:
        grandchild = os.fork()
        if grandchild:
            os.waitpid(grandchild, 0)
        print("child" if grandchild else "grandchild", flush=True)
        sys.exit(3)
    print(os.waitpid(child, 0)[1] >> 8)
    process = multiprocessing.get_context("fork").Process(target=print, args=("process",))
    process.start()
    process.join()
    print(process.exitcode)
"""
FORKS_IN_A_LOOP = """\
import os
import time


def main():
    while True:
        try:
            child = os.fork()
            if child == 0:
                os._exit(0)
            os.waitpid(child, 0)
            time.sleep(0.05)
        except Exception:
            pass


if __name__ == "__main__":
    main()
"""
CHILD_WORKS_ON = """\
import os
import time

if __name__ == "__main__":
    if os.fork() == 0:
        os.wait() if os.fork() else time.sleep(4)
        print("worked on", flush=True)
"""
WAITS_IN_A_GREENLET = {
    "gevent": """\
from gevent import monkey

monkey.patch_all()
""",
    "eventlet": """\
import eventlet

eventlet.monkey_patch()
""",
    "greenlet": """\
import time

import greenlet

time.sleep = greenlet.greenlet(time.sleep).switch
""",
}
GREENLET_JOB = """\
{patched}
import time


def main():
    try:
        time.sleep(30)
    finally:
        print("tidied up", flush=True)


if __name__ == "__main__":
    main()
"""
GREENLET_IMPORTED = """\
import concurrent.futures
import time

import greenlet

if __name__ == "__main__":
    concurrent.futures.ThreadPoolExecutor().submit(time.sleep, 30)
"""


def python(version: str) -> str:
    found = interpreter(version)
    if found is None:
        pytest.skip(f"there is no CPython {version} here")
    return found


def guarded(folder: Path, content: str, timeout: int = 60, **options: Any) -> Path:
    """Write the job *content* with a guard, and return its path."""
    made = guard(content, Settings(timeout=timeout, **options), filename="job.py")
    assert made.changed, made.reason
    path = folder / "job.py"
    path.write_text(made.code)
    return path


def contents(path: Path) -> str:
    if path.suffix == ".zip":
        return zipfile.ZipFile(path).read("member").decode()
    unpack = {".gz": gzip.decompress, ".bz2": bz2.decompress, ".xz": lzma.decompress}.get(
        path.suffix, bytes
    )
    return unpack(path.read_bytes()).decode()


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("forks", ["0", "2"])
def test_what_is_left_open_is_written(
    version: str, variant: str, forks: str, tmp_path: Path
) -> None:
    executable = python(version)
    in_block = "".join(f"    {line}\n" for line in OPENS.format("block").splitlines())
    job = LEAVES_OPEN.format(opens=OPENS.format("module"), opens_in_block=in_block)
    script = guarded(tmp_path, job, **VARIANTS[variant])
    finished = run([executable, "-W", "ignore", script, forks], tmp_path)
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")
    left = {path.name: contents(path) for path in tmp_path.iterdir() if path != script}
    names = {
        f"{place}.{end}"
        for place in ("module", "block")
        for end in ("txt", "gz", "bz2", "xz", "zip")
    }
    assert left == dict.fromkeys(names, "left open")


def outcome(executable: str, script: Path) -> tuple[int, str, str]:
    finished: Finished = run([executable, "-W", "ignore", script], script.parent)
    return finished.returncode, finished.stdout, finished.stderr


@pytest.mark.parametrize("version", VERSIONS)
def test_forks_at_exit_and_in_children_go_as_before(version: str, tmp_path: Path) -> None:
    executable = python(version)
    for content in (FORKS_AT_EXIT, CHILDREN_END):
        bare = tmp_path / "bare.py"
        bare.write_text(content)
        given = outcome(executable, guarded(tmp_path, content, kill_after=60))
        assert given == outcome(executable, bare)
        assert given[0] == 0


@pytest.mark.parametrize("version", VERSIONS)
def test_the_deadline_is_kept_however_often_the_job_forks(version: str, tmp_path: Path) -> None:
    script = guarded(tmp_path, FORKS_IN_A_LOOP, timeout=1, kill_after=1)
    finished = run([python(version), "-W", "ignore", script], tmp_path)
    assert finished.returncode == 1
    # An alarm that comes while the interpreter runs the fork's hook is reported there first.
    assert "Timeout (0:00:0" in finished.stderr
    assert "in main" in finished.stderr


def test_a_child_that_outlives_the_job_has_no_deadline(tmp_path: Path) -> None:
    script = guarded(tmp_path, CHILD_WORKS_ON, timeout=1, kill_after=1)
    with Child([sys.executable, "-W", "ignore", script], tmp_path) as child:
        finished = child.finish()  # its output is open for as long as the children run
    assert (finished.returncode, finished.stdout, finished.stderr) == (
        0,
        "worked on\nworked on\n",
        "",
    )


@pytest.mark.parametrize("library", WAITS_IN_A_GREENLET)
@pytest.mark.parametrize("options", [{}, {"kill_after": 20}])
def test_the_exception_is_raised_where_a_greenlet_waits(
    library: str, options: dict[str, int], tmp_path: Path
) -> None:
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    job = GREENLET_JOB.format(patched=WAITS_IN_A_GREENLET[library])
    finished = run(
        [sys.executable, "-W", "ignore", guarded(tmp_path, job, timeout=1, **options)], tmp_path
    )
    assert (finished.returncode, finished.stdout) == (1, "tidied up\n")
    assert finished.last_error_line == "TimeoutError: job.py timed out after 1 second"
    assert "in main" in finished.stderr


def test_a_library_of_greenlets_alone_does_not_lose_the_exception_at_exit(tmp_path: Path) -> None:
    pytest.importorskip("greenlet")
    script = guarded(tmp_path, GREENLET_IMPORTED, timeout=1, kill_after=1)
    finished = run([sys.executable, script], tmp_path)
    assert finished.returncode == 1
    assert finished.stderr.startswith("Timeout (0:00:02)!")
