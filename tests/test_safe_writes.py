"""Real runs that are killed, run out of space or may not write: every file stays whole."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from helpers import (
    CONCISE,
    GUARD_CODEMOD,
    JOB,
    NOBODY,
    UNPRIVILEGED_PROGRAM,
    clean_environment,
    fill,
)

pytestmark = pytest.mark.slow

APPLY = ["apply", "tree", "--timeout", "3600", *CONCISE]
LINKS = [f"tree/{number}/link{number}.py" for number in range(4)]
STOPPING = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
# What whoever runs the tests has chosen to ignore, as nohup does, is ignored by the program too.
SIGNALS = [
    number
    for number in (*STOPPING, signal.SIGKILL)
    if signal.getsignal(number) is not signal.SIG_IGN
]
WORDS = {signal.SIGINT: "interrupted", signal.SIGTERM: "terminated", signal.SIGHUP: "hung up"}


# Kills


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code or minus the signal that ended it, its output, and how long it wrote.

    `seconds` are those from the first file that was written to the last.
    """

    code: int
    output: str
    seconds: float


# Everything is imported once; then each line of input starts a process of the program, and says which signal
# it gets, and how many seconds after which line of its output. A line comes when a file has been written.
STARTER = """\
import json, os, pkgutil, signal, sys, time
import guard_codemod
from guard_codemod import cli
for module in pkgutil.walk_packages(guard_codemod.__path__, "guard_codemod."):
    if not module.name.endswith("__main__"):
        __import__(module.name)

def starts():
    for request in iter(sys.stdin.readline, ""):
        number, line, seconds = json.loads(request)
        ours, theirs = os.pipe()
        child = os.fork()
        if not child:
            os.dup2(theirs, 1), os.dup2(theirs, 2)
            return
        os.close(theirs)
        with open(ours, "rb") as output:
            said = output.readline()
            began = last = time.monotonic()
            if number:
                said += b"".join(output.readline() for _ in range(1, line))
                time.sleep(seconds)
                os.kill(child, number)
            for text in output:
                said += text
                last = time.monotonic() if b"guarded (" in text else last
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(json.dumps([code, said.decode(), last - began]), flush=True)
    sys.exit()

starts()
cli.main()
"""


class Starter:
    """Starts processes of the program that need not import anything."""

    def __init__(self, folder: Path, jobs: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", STARTER, *APPLY, *LINKS, "-j", jobs],
            cwd=folder,
            env=clean_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, number: int = 0, line: int = 1, seconds: float = 0) -> Ended:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps([number, line, seconds]), file=self._process.stdin, flush=True)
        return Ended(*json.loads(self._process.stdout.readline()))

    def stop(self) -> None:
        self._process.communicate(timeout=60)


def run_from_scratch(folder: Path, number: int, line: int, seconds: float) -> Ended:
    with subprocess.Popen(
        [*GUARD_CODEMOD, *APPLY, *LINKS],
        cwd=folder,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        bufsize=0,
    ) as child:
        assert child.stdout is not None
        said = b"".join(child.stdout.readline() for _ in range(line))
        time.sleep(seconds)
        child.send_signal(number)
        rest, _ = child.communicate(timeout=60)
    return Ended(child.returncode, (said + rest).decode(), 0)


class Tree:
    """Jobs in folders, some with two names, some behind symbolic links; and what they were and are to be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # Those with two names, the first four, fit into a page of memory: SIGKILL cannot come in between either.
        jobs = {
            f"tree/{number % 5}/job{number}.py": f"# {'x' * 500 * number}\n{JOB}"
            for number in range(20)
        }
        fill(folder, {**jobs, **{f"elsewhere/real{number}.py": JOB for number in range(4)}})
        for number in range(4):
            os.link(
                folder / f"tree/{number}/job{number}.py", folder / f"tree/{number}/same{number}.py"
            )
            (folder / f"tree/{number}/link{number}.py").symlink_to(
                folder / f"elsewhere/real{number}.py"
            )
        self.old = self.contents()
        self.new: dict[str, bytes] = {}

    def contents(self) -> dict[str, bytes]:
        """Return what is in each file, by its path, under all of its names."""
        paths = (
            os.path.join(folder, name)
            for folder, _, names in os.walk(self.folder)
            for name in names
        )
        return {path: Path(path).read_bytes() for path in paths}

    def reset(self) -> None:
        """Make every file what it was, under all of its names."""
        for path, data in self.contents().items():
            if path not in self.old:
                os.unlink(path)
            elif data != self.old[path]:
                Path(path).write_bytes(self.old[path])

    def assert_linked(self) -> None:
        for number in range(4):
            folder = self.folder / f"tree/{number}"
            assert os.path.samefile(folder / f"job{number}.py", folder / f"same{number}.py")
            assert (folder / f"link{number}.py").is_symlink()


@pytest.fixture
def memory() -> Iterator[Path]:
    """Yield a folder in memory if there is one: a disk would be busy with hundreds of small writes."""
    shm = Path("/dev/shm")
    where = shm if os.access(shm, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="guard-codemod-test-", dir=where) as folder:
        yield Path(folder)


@pytest.fixture
def starter(memory: Path, jobs: str) -> Iterator[Starter]:
    starter = Starter(memory, jobs)
    yield starter
    starter.stop()


KILLS, FROM_SCRATCH = 52, 3
"""Of each of the four tests below: 208 in all."""


@pytest.mark.parametrize(("seed", "jobs"), [(0, "1"), (1, "1"), (2, "2"), (3, "3")])
def test_a_killed_run_leaves_every_file_old_or_new(
    seed: int, starter: Starter, memory: Path
) -> None:
    chance = random.Random(seed)
    tree = Tree(memory)
    first = starter.run()
    assert first.code == 0, first.output
    tree.new = tree.contents()
    assert all(tree.new[path] != data for path, data in tree.old.items())
    tree.reset()
    undisturbed = starter.run()
    lines = undisturbed.output.count("guarded (")
    pace = undisturbed.seconds / lines
    halfway = 0
    for kill in range(KILLS):
        tree.reset()
        # Anywhere in the file after any line but the last, or somewhat later.
        moment = (
            chance.choice(SIGNALS),
            chance.randrange(1, lines),
            chance.uniform(0, 2 * pace),
        )
        ended = run_from_scratch(memory, *moment) if kill < FROM_SCRATCH else starter.run(*moment)
        assert_old_or_new(tree, moment[0], ended)
        halfway += tree.contents() not in (tree.old, tree.new)
        # The machine may be less busy than it was when the pace was taken.
        pace *= 0.8 if tree.contents() == tree.new else 1
    assert halfway > KILLS / 8
    assert starter.run().code == 0  # what was not done is done by the next run
    assert tree.new.items() <= tree.contents().items()
    tree.assert_linked()


def assert_old_or_new(tree: Tree, number: int, ended: Ended) -> None:
    now = tree.contents()
    left_behind = now.keys() - tree.old.keys()
    assert [
        path for path, data in tree.old.items() if now[path] not in (data, tree.new[path])
    ] == []
    tree.assert_linked()
    if number == signal.SIGKILL:
        assert len(left_behind) <= 1
        assert all(os.path.basename(path).startswith(".guard-codemod-") for path in left_behind)
        assert ended.code == -number or (ended.code, now) == (0, tree.new)
        return
    assert left_behind == set()
    *_, said, summary = ended.output.splitlines()
    if said != f"guard-codemod: {WORDS[signal.Signals(number)]}":
        # It came too late, when all was done and said: also when nothing was left of the program but to exit.
        assert ended.code in (0, -number, STOPPING[signal.Signals(number)])
        assert now == tree.new
        return
    assert ended.code == STOPPING[signal.Signals(number)]
    changed = len({os.stat(path).st_ino for path, data in tree.old.items() if now[path] != data})
    assert abs(int(summary.split()[0]) - changed) <= 1, (ended.output, changed)


# Kills itself in a new process before each single instruction of a write, until there is none left.
STEPS = """\
import json, os, signal, sys
from guard_codemod.files import atomic_write, interrupts as signals, source_file as source

FILES = {module.__file__ for module in (source, atomic_write, signals)}
OLD, NEW = b"old\\n", b"new content\\n"
number, names = int(sys.argv[1]), sorted(os.listdir())
if sys.argv[2] == "named":
    vars(os).pop("O_TMPFILE", None)

def write(step):
    def trace(frame, event, _argument):
        nonlocal step
        if frame.f_code.co_filename not in FILES:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            step -= 1
            if not step:
                os.kill(os.getpid(), number)
        return trace

    code = 0
    try:
        with signals.handle_signals():
            sys._getframe().f_trace_opcodes = True  # Python 3.12 wants to know beforehand
            sys.settrace(trace)
            source.write("job.py", OLD, NEW)
            sys.settrace(None)
            signals.raise_pending()
    except signals.Interrupted as stop:
        code = stop.exit_code
    os._exit(code if step <= 0 else 77)

def seen(step):
    child = os.fork()
    if not child:
        write(step)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    contents = {open(name, "rb").read() for name in names}
    left = sorted(set(os.listdir()) - set(names))
    for name in left:
        os.unlink(name)
    with open("job.py", "wb") as file:
        file.write(OLD)
    return code, contents in ({OLD}, {NEW}), contents == {NEW}, len(left)

step = 0
while (result := seen(step := step + 1))[0] != 77:
    print(json.dumps(result))
"""


@pytest.mark.parametrize(
    ("number", "names", "way"),
    [
        (signal.SIGTERM, ["job.py"], "unnamed"),
        (signal.SIGTERM, ["job.py", "same.py"], "unnamed"),
        (signal.SIGKILL, ["job.py"], "unnamed"),
        (signal.SIGKILL, ["job.py", "same.py"], "unnamed"),
        (signal.SIGKILL, ["job.py"], "named"),
    ],
)
def test_a_write_that_is_killed_at_any_step(
    number: signal.Signals, names: list[str], way: str, tmp_path: Path
) -> None:
    fill(tmp_path, {"job.py": "old\n"})
    if len(names) > 1:
        os.link(tmp_path / "job.py", tmp_path / "same.py")
    ran = run_command([sys.executable, "-c", STEPS, str(int(number)), way], tmp_path)
    assert ran.stderr == b""
    steps = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(steps) > 200
    assert {code for code, *_ in steps} == {
        -number if number == signal.SIGKILL else STOPPING[number]
    }
    assert [step for step, (_, whole, *_) in enumerate(steps) if not whole] == []
    assert {new for _, _, new, _ in steps} == {False, True}
    leftovers = sum(left for *_, left in steps)
    if number != signal.SIGKILL or (len(names) > 1 and unnamed_files(tmp_path)):
        assert leftovers == 0
    elif way == "unnamed" and unnamed_files(tmp_path):
        assert leftovers < 20  # while the file has its name, and is not yet renamed
    else:
        assert leftovers > 50


def unnamed_files(folder: Path) -> bool:
    """Whether there are files without a name on the file system of *folder*."""
    try:
        os.close(os.open(folder, os.O_WRONLY | os.O_TMPFILE))
    except (AttributeError, OSError):
        return False
    return True


def test_where_an_unnamed_file_cannot_get_a_name(tmp_path: Path) -> None:
    fill(tmp_path, {"tree/job.py": JOB, "elsewhere/job.py": JOB})
    (tmp_path / "tree/job.py").chmod(0o750)
    hidden = 'mount -t tmpfs none /proc; exec "$@"'
    command = ["unshare", "-rm", "sh", "-ec", hidden, "sh"]
    try:
        if run_command([*command, "true"], tmp_path).returncode:
            pytest.skip("/proc cannot be hidden here")
    except FileNotFoundError:
        pytest.skip("no unshare here")
    ran = run_command([*command, *GUARD_CODEMOD, *APPLY], tmp_path)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert contents(tmp_path).keys() == {"tree/job.py", "elsewhere/job.py"}
    assert (tmp_path / "tree/job.py").read_text() != JOB
    assert (tmp_path / "tree/job.py").stat().st_mode & 0o777 == 0o750


# Full disks and limits

BIG = f"# {'x' * 60_000}\n{JOB}"
MOUNTED = """\
mount -t tmpfs -o size=160k none mounted
cp -a tree elsewhere mounted
cd mounted
eval "$SPOIL"
"$@" && status=0 || status=$?
cd ..
rm -r tree elsewhere
cp -a mounted/tree mounted/elsewhere .
exit $status
"""


def program_on_a_small_disk(folder: Path, spoil: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run the program on a copy of *folder* on a disk of 160 KiB, after the shell's *spoil*, and copy all back."""
    (folder / "mounted").mkdir()
    # In a mount namespace of its own: the file system goes when its process does.
    unshare = ["unshare", "-rm", "sh", "-ec"]
    try:
        if subprocess.run(
            [*unshare, "mount -t tmpfs none mounted"], cwd=folder, capture_output=True
        ).returncode:
            pytest.skip("no file system can be mounted here")
    except FileNotFoundError:
        pytest.skip("no unshare here")
    return run_command([*unshare, MOUNTED, "sh", *GUARD_CODEMOD, *APPLY], folder, SPOIL=spoil)


def program_with_a_limit(folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the program in *folder* where no file may grow beyond a few KiB."""
    return run_command(
        ["sh", "-c", 'ulimit -f 16; exec "$@"', "sh", *GUARD_CODEMOD, *APPLY], folder
    )


def run_command(command: list[str], folder: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command,
        cwd=folder,
        env=clean_environment(**env),
        capture_output=True,
        timeout=60,
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        (program_on_a_small_disk, "No space left on device"),
        (program_with_a_limit, "File too large"),
    ],
)
def test_what_does_not_fit_stays_whole_and_the_rest_goes_on(
    run: Callable[[Path], subprocess.CompletedProcess[bytes]], reason: str, tmp_path: Path
) -> None:
    fill(
        tmp_path,
        {"tree/big.py": BIG, "tree/pair.py": BIG, "tree/small.py": JOB, "elsewhere/job.py": JOB},
    )
    os.link(tmp_path / "tree/pair.py", tmp_path / "elsewhere/pair.py")
    before = contents(tmp_path)
    ran = run(tmp_path)
    assert (ran.returncode, ran.stderr) == (2, b"")
    assert ran.stdout.decode().splitlines() == [
        f"tree/big.py:1:1: TG903 file cannot be written: {reason}",
        f"tree/pair.py:1:1: TG903 file cannot be written: {reason}",
        "tree/small.py:14:5: guarded (main block)",
        "1 guarded, 2 failed",
    ]
    after = contents(tmp_path)
    assert after.keys() == before.keys()
    assert [name for name, data in before.items() if after[name] != data] == ["tree/small.py"]


@pytest.mark.parametrize(("pages", "fits"), [(1, False), (2, False), (3, True)])
def test_a_disk_that_is_full_when_a_file_with_two_names_grows(
    pages: int, fits: bool, tmp_path: Path
) -> None:
    # One page before, two after, and two for the temporary file: with two left, the write itself fails halfway.
    old = f"# {'x' * 3900}\n{JOB}"
    fill(tmp_path, {"tree/job.py": old})
    (tmp_path / "elsewhere").mkdir()
    os.link(tmp_path / "tree/job.py", tmp_path / "elsewhere/job.py")
    spoil = f"dd if=/dev/zero of=filler bs=4k 2>/dev/null || truncate -s -{4 * pages}k filler"
    ran = program_on_a_small_disk(tmp_path, spoil)
    assert ran.returncode == (0 if fits else 2), ran
    first = (tmp_path / "tree/job.py").read_bytes()
    assert (first == old.encode(), len(first) > 4096) == (not fits, fits)
    assert contents(tmp_path) == {"tree/job.py": first, "elsewhere/job.py": first}


# Folders that may not be written


def test_nothing_changes_in_a_read_only_folder() -> None:
    # Not pytest's folder, which only its owner may enter.
    with tempfile.TemporaryDirectory(prefix="guard-codemod-test-") as name:
        folder = fill(
            Path(name), {"tree/job.py": JOB, "tree/pair.py": JOB, "tree/open/job.py": JOB}
        )
        os.link(folder / "tree/pair.py", folder / "tree/open/pair.txt")
        if os.geteuid() == 0:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        (folder / "tree").chmod(0o555)
        ran = run_command([sys.executable, "-c", UNPRIVILEGED_PROGRAM, *APPLY], folder)
        (folder / "tree").chmod(0o755)
        why = "TG903 file cannot be written: its folder is read-only"
        assert (ran.returncode, ran.stderr) == (2, b"")
        assert sorted(ran.stdout.decode().splitlines()) == [
            "1 guarded, 2 failed",
            f"tree/job.py:1:1: {why}",
            "tree/open/job.py:14:5: guarded (main block)",
            f"tree/pair.py:1:1: {why}",
        ]
        after = contents(folder)
        assert after.keys() == {
            "tree/job.py",
            "tree/pair.py",
            "tree/open/job.py",
            "tree/open/pair.txt",
        }
        assert [path for path, data in after.items() if data != JOB.encode()] == [
            "tree/open/job.py"
        ]
