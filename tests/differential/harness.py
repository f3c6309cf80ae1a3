"""What a guard leaves as it was: healthy jobs, run without a guard and in every variant.

    python tests/differential/harness.py [--only NAME] [--python 3.8] [--setting NAME] [--write]

runs each job of ``jobs/`` and of ``../hangs/controls/`` on each CPython that is there, in each
setting, and compares what can be seen of it with what can be seen without a guard. The jobs of
``late/`` do not end in time: they are compared with the plain guard. ``--write`` makes RESULTS.md.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import functools
import itertools
import os
import re
import shutil
import string
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "hangs")]

import results  # noqa: E402
import suite  # noqa: E402

from guard_codemod.guards.guard_module import module_file  # noqa: E402

RESULTS = HERE / "RESULTS.md"
TOLERANCE = 0.25
"""Seconds by which the fastest runs with and without a guard may differ; so many times as much as
more processes than processors want to run."""
REPEATS = 10
"""Interleaved pairs of runs that a suspicious time gets."""
LEAVES = 0.3
"""Seconds in which the children that a job leaves behind may end."""
VERSIONS = [f"3.{minor}" for minor in range(6, 15)]
PR_SET_CHILD_SUBREAPER = 36


# The jobs


@dataclass(frozen=True)
class Job(suite.Job):
    """A job, and what its comments say about how to run it."""

    @property
    def group(self) -> str:
        """What kind of thing the job leaves for the interpreter to finish: its folder."""
        return self.path.parent.name.replace("_", " ")

    @property
    def late(self) -> bool:
        """Whether it reaches its limit."""
        return self.group == "late"

    @property
    def limit(self) -> int:
        return int((self.words("limit") or ["60"])[0])

    @property
    def grace(self) -> int:
        return 3 if self.late else self.limit

    @property
    def purpose(self) -> str:
        """The first line of its docstring."""
        return self.text.partition('"""')[2].partition('"""')[0].splitlines()[0]

    @property
    def excepted(self) -> str:
        """The settings and the variants in which it has no business."""
        return self.sentence("except")

    @property
    def known(self) -> tuple[set[str], str]:
        """The aspects in which a backstop makes a difference, and why."""
        aspects, _, reason = self.sentence("known").partition(": ")
        return set(filter(None, aspects.split(", "))), reason

    def sentence(self, key: str) -> str:
        """Return what stands behind the comment ``# key:``."""
        found = re.search(rf"^# {key}: (.*)$", self.text, re.MULTILINE)
        return found[1] if found else ""

    def runs_on(self, python: Python) -> bool:
        oldest = (self.words("python") or ["3.6"])[0]
        return python.minor >= _minor(oldest) and python.packages.issuperset(self.words("needs"))


def healthy() -> list[Job]:
    """Return the jobs that end in time."""
    found = [*HERE.glob("jobs/*/*.py"), *HERE.glob("../hangs/controls/*.py")]
    return sorted((Job(path.resolve()) for path in found), key=lambda job: (job.group, job.name))


def late() -> list[Job]:
    """Return the jobs that do not."""
    return [Job(path) for path in sorted(HERE.glob("late/*.py"))]


# The Pythons


@dataclass(frozen=True)
class Python:
    """A CPython, and which of the packages are there that some jobs need."""

    version: str
    executable: str
    packages: frozenset[str] = frozenset()

    @property
    def minor(self) -> int:
        return _minor(self.version)


def _minor(version: str) -> int:
    return int(version.partition(".")[2])


def pythons(versions: Sequence[str] = VERSIONS, venvs: Path | None = None) -> list[Python]:
    """Return the CPythons that are there, of *versions*; those of *venvs* are made if need be."""
    from processes import interpreter  # it imports the tool, which the workers do without

    found = {version: interpreter(version) for version in versions}
    return [
        _python(version, _venv(executable, venvs / version) if venvs else executable)
        for version, executable in found.items()
        if executable
    ]


def _python(version: str, executable: str) -> Python:
    needed = {name for job in [*healthy(), *late()] for name in job.words("needs")}
    code = "import sys; from importlib.util import find_spec as f; print(*filter(f, sys.argv[1:]))"
    command = [executable, "-c", code, *needed]
    found = subprocess.run(command, env=suite.environment(), capture_output=True, check=True)
    return Python(version, executable, frozenset(found.stdout.decode().split()))


WHEELS = ("--only-binary", ":all:")


def _venv(executable: str, folder: Path) -> str:
    """Return the Python of a virtual environment that has what can be had of the packages."""
    python = folder.resolve() / "bin" / "python"
    if not python.exists():
        subprocess.run([executable, "-m", "venv", folder], check=True)
        for package in ("gevent", "eventlet", "uvloop", "twisted"):
            subprocess.run([python, "-m", "pip", "install", "-q", *WHEELS, package], check=False)
    return str(python)


# The variants


@dataclass(frozen=True)
class Variant:
    """A guard, as these options of ``apply`` make it."""

    name: str
    options: tuple[str, ...] = ()
    raises: bool = True

    @property
    def oldest(self) -> int:
        """The first minor version that the guard runs on: a backstop needs fork hooks."""
        return 6 if "none" in self.options else 7

    @property
    def covers_imports(self) -> bool:
        """Whether the alarm is armed above the imports of the job."""
        return "--cover-imports" in self.options

    def texts(self, jobs: Sequence[Job]) -> dict[str, str]:
        """Return the guarded texts of *jobs*, by name."""
        texts = {}
        for limit, grace in {(job.limit, job.grace) for job in jobs}:
            alike = [job for job in jobs if (job.limit, job.grace) == (limit, grace)]
            texts.update(_guarded(alike, limit, self._filled(grace)))
        return texts

    def _filled(self, grace: int) -> list[str]:
        return [option.replace("GRACE", f"{grace}s") for option in self.options]


_PLAIN = ("--kill-after", "none")
_BACKSTOP = ("--kill-after", "GRACE")
_ENV = ("--timeout-env", "JOB_TIMEOUT")
_WARN = ("--on-timeout", "warn")
_MAIL = ("--on-timeout", "email:ops@localhost")
_CALL = ("--on-timeout", "traceback:print_stack")
GUARD = Variant("guard", _PLAIN)
COVERING = Variant("cover-imports", (*_PLAIN, "--cover-imports"))
VARIANTS = [
    GUARD,
    Variant("timeout-env", (*_PLAIN, *_ENV)),
    Variant("portable", (*_PLAIN, "--portable")),
    COVERING,
    Variant("warn", (*_PLAIN, *_WARN), raises=False),
    Variant("email", (*_PLAIN, *_MAIL), raises=False),
    Variant("function", (*_PLAIN, *_CALL), raises=False),
    Variant("auto"),
    Variant("module", (*_BACKSTOP, "--guard-module", "job_guard")),
    Variant("kill-after", _BACKSTOP),
    Variant("kill-after + cover-imports", (*_BACKSTOP, "--cover-imports")),
    Variant("kill-after + timeout-env + portable", (*_BACKSTOP, *_ENV, "--portable")),
    Variant("kill-after + warn", (*_BACKSTOP, *_WARN), raises=False),
    Variant(
        "all of them",
        (*_BACKSTOP, *_ENV, *_MAIL, "--portable", "--cover-imports"),
        raises=False,
    ),
]


@dataclass(frozen=True)
class Recorded(Variant):
    """A guard whose text was kept, to be put into a main block."""

    def texts(self, jobs: Sequence[Job]) -> dict[str, str]:
        block = (HERE / "earlier_backstop.txt").read_text(encoding="utf-8")
        return {job.name: _behind_main(job, block) for job in jobs}


EARLIER = Recorded("earlier backstop", _BACKSTOP)
"""A backstop that does harm: it keeps the job's globals alive, and raises nothing in a greenlet."""


def _behind_main(job: Job, block: str) -> str:
    main = 'if __name__ == "__main__":\n'
    words = {"SCRIPT": job.path.name, "LIMIT": job.limit, "DEADLINE": job.limit + job.grace}
    return job.text.replace(main, main + string.Template(block).substitute(words))


def variant(name: str) -> Variant:
    """Return the variant called *name*."""
    return next(variant for variant in [*VARIANTS, EARLIER] if variant.name == name)


def _guarded(jobs: Sequence[Job], limit: int, options: Sequence[str]) -> dict[str, str]:
    """Let the tool itself guard *jobs*, all in one run of it."""
    with tempfile.TemporaryDirectory(prefix="differential-") as folder:
        scripts = [Path(shutil.copy(job.path, folder)) for job in jobs]
        apply = [sys.executable, "-m", "guard_codemod", "apply", "--isolated", "--include-non-jobs"]
        command = [*apply, "-j", "1", "--timeout", f"{limit}s", *options, *map(str, scripts)]
        subprocess.run(command, check=True, capture_output=True)
        texts = {script.stem: script.read_text(encoding="utf-8") for script in scripts}
    for job in jobs:
        if texts[job.name] == job.text:
            raise RuntimeError(f"{job.name} was not guarded by {' '.join(options)}")
    return texts


# The settings


@dataclass(frozen=True)
class Setting:
    """What a job finds itself in when it starts."""

    name: str
    prefix: tuple[str, ...] = ()
    subreaper: bool = False
    children: int = 0


NORMAL = Setting("normal")
SETTINGS = [
    NORMAL,
    Setting("PID 1", ("unshare", "--pid", "--fork", "--mount-proc")),
    Setting("subreaper", subreaper=True),
    Setting(
        "children before",
        ("sh", "-c", 'sleep 60 <&- >/dev/null 2>&1 & exec "$@"', "sh"),
        children=1,
    ),
]


def settings() -> list[Setting]:
    """Return those that can be had here: a namespace of processes is root's to make."""
    return [setting for setting in SETTINGS if _works(setting)]


def _works(setting: Setting) -> bool:
    if setting.prefix[:1] != ("unshare",):
        return True
    return (
        bool(shutil.which("unshare"))
        and not subprocess.run(
            [*setting.prefix, "true"], capture_output=True, check=False
        ).returncode
    )


# One run


@dataclass(frozen=True)
class Traces:
    """All that a run leaves to see; a status of None says that it had to be killed."""

    status: int | None
    stdout: str
    stderr: str
    files: Mapping[str, bytes]
    children: int
    seconds: float = field(compare=False)

    def differences(self, other: Traces) -> dict[str, str]:
        """Return by aspect what differs in *other*, time apart."""
        return {
            aspect: _change(getattr(self, name), getattr(other, name))
            for name, aspect in ASPECTS.items()
            if name != "seconds" and getattr(self, name) != getattr(other, name)
        }


def _change(before: object, after: object) -> str:
    """Return what became of *before*: of files, only those that differ, with their sizes."""
    if isinstance(before, dict) and isinstance(after, dict):
        names = sorted(n for n in {*before, *after} if before.get(n) != after.get(n))
        before, after = (
            {n: len(files[n]) for n in names if n in files} for files in (before, after)
        )
    return f"{before!r} became {after!r}"


ASPECTS = {
    "status": "exit status",
    "stdout": "standard output",
    "stderr": "standard error",
    "files": "files left",
    "children": "children left",
    "seconds": "time",
}


def run(text: str, job: Job, python: Python, setting: Setting, folder: Path) -> Traces:
    """Run the script *text* as *job* asks for, in *folder*, which is made anew."""
    script = _script(text, job, folder)
    mark = uuid.uuid4().hex
    command = [*setting.prefix, python.executable, *_switches(job), str(script), *job.words("args")]
    with _subreaper() if setting.subreaper else contextlib.nullcontext():
        started = time.monotonic()
        try:
            outcome = _outcome(command, job, _environment(job, folder, mark))
            seconds = time.monotonic() - started
            children = _children(mark, setting.children)
        finally:
            suite.end_processes(f"HANG_SUITE={mark}")
    stdout, stderr = _normal(outcome.stdout), _normal(outcome.stderr)
    if job.late:  # a backstop may show more of the stack, and a watcher may end all children
        children = children or setting.children
        stderr = stderr.strip().rpartition("\n")[2]
    return Traces(outcome.status, stdout, stderr, _files(folder, script), children, seconds)


def _script(text: str, job: Job, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "tmp").mkdir(parents=True)
    script = folder / job.path.name
    script.write_text(text, encoding="utf-8")
    if "job_guard.arm(" in text:
        (folder / _MODULE).write_bytes(module_file())
    return script


_MODULE = "job_guard.py"
"""The guard module, which is beside the jobs that call it."""


def _switches(job: Job) -> list[str]:
    return [word for word in job.words("how") if word.startswith("-")]


def _environment(job: Job, folder: Path, mark: str) -> dict[str, str]:
    return {
        **suite.environment(),
        "HANG_SUITE": mark,
        "COLOUR": "blue",
        "JOB_TIMEOUT": str(job.limit),
        "TERM": "dumb",
        "TMPDIR": str(folder / "tmp"),
    }


def _outcome(command: Sequence[str], job: Job, env: Mapping[str, str]) -> suite.Outcome:
    how = job.words("how")
    if "tty" in how:
        return suite.on_terminal(command, Path(env["TMPDIR"]).parent, env)
    redirection = next((text for word, text in suite.REDIRECTIONS.items() if word in how), "")
    shell = suite.in_shell(redirection) if redirection else []
    return suite.with_pipes([*shell, *command], Path(env["TMPDIR"]).parent, env)


def _children(mark: str, expected: int) -> int:
    """Return how many processes are left, after a moment in which they may end."""
    until = time.monotonic() + LEAVES
    while True:
        left = len(suite.processes_marked(f"HANG_SUITE={mark}"))
        if left <= expected or time.monotonic() > until:
            return left
        time.sleep(0.02)


def _normal(text: str) -> str:
    """Return *text* without what differs from run to run, and without numbers of lines."""
    text = re.sub(r"\b(line |pid=)\d+|(?<=py:)\d+", r"\1N", text)
    text = text.replace("timed out after 1 seconds", "timed out after 1 second")
    return re.sub(r"0x[0-9a-f]+", "0xN", re.sub(r"\btmp[a-z0-9_]{8}\b", "tmpN", text))


def _files(folder: Path, script: Path) -> dict[str, bytes]:
    """Return the content of every file below *folder* but *script*, and the folders."""
    found = {}
    for path in folder.rglob("*"):
        if path not in (script, folder / _MODULE):
            name = str(path.relative_to(folder))
            found[name] = b"" if path.is_dir() else path.read_bytes()
    return found


@contextlib.contextmanager
def _subreaper() -> Iterator[None]:
    """Be the parent of all orphans below this process, and reap them."""
    prctl = ctypes.CDLL(None).prctl
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    try:
        yield
    finally:
        prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


# Comparisons


@dataclass(frozen=True)
class Cell:
    """A job on a Python in a setting, with the texts that are held against each other."""

    job: Job
    python: Python
    setting: Setting
    reference: str
    texts: Mapping[str, str]
    """The guarded texts, by the name of the variant."""


@dataclass(frozen=True)
class Comparison:
    """What came out: by variant, the aspects that differ, and how."""

    cell: Cell
    differences: Mapping[str, Mapping[str, str]]
    unsteady: Mapping[str, str]
    """What differs between two runs of the reference."""

    @property
    def differs(self) -> bool:
        """Whether anything does."""
        return bool(self.unsteady) or any(self.differences.values())

    @property
    def known(self) -> bool:
        """Whether all that differs is what the job says, under a backstop."""
        found = {name: aspects for name, aspects in self.differences.items() if aspects}
        under_a_backstop = all(variant(name).oldest == 7 for name in found)
        aspects = {aspect for by_aspect in found.values() for aspect in by_aspect}
        return (
            not self.unsteady
            and bool(aspects)
            and under_a_backstop
            and aspects <= self.cell.job.known[0]
        )

    def lines(self, width: int) -> list[str]:
        """Return a line for each aspect that differs, with at most *width* characters of how."""
        cell = self.cell
        where = f"{cell.job.group}/{cell.job.name}, {cell.python.version}, {cell.setting.name}"
        return [
            f"{where}, {name}: {aspect}: {how[:width]}"
            for name, aspects in {AGAIN: self.unsteady, **self.differences}.items()
            for aspect, how in aspects.items()
        ]


AGAIN = "the same again"
"""What stands in the place of a variant where a job differs from itself."""


def compare(cell: Cell) -> Comparison:
    """Run the reference, each variant, and the reference again."""
    with tempfile.TemporaryDirectory(prefix="differential-") as folder:
        perform = functools.partial(
            run, job=cell.job, python=cell.python, setting=cell.setting, folder=Path(folder, "job")
        )
        first = perform(cell.reference)
        treated = {name: perform(text) for name, text in cell.texts.items()}
        again = perform(cell.reference) if cell.setting is NORMAL else first
        differences = {name: first.differences(traces) for name, traces in treated.items()}
        slowest, fastest = sorted((first.seconds, again.seconds), reverse=True)
        for name, traces in treated.items():
            if (
                not differences[name]
                and not fastest - TOLERANCE < traces.seconds < slowest + TOLERANCE
            ):
                difference = _time_difference(perform, cell.reference, cell.texts[name])
                if difference:
                    differences[name]["time"] = difference
    return Comparison(cell, differences, first.differences(again))


def _tolerance() -> float:
    return TOLERANCE * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def _time_difference(perform: functools.partial[Traces], reference: str, text: str) -> str:
    """Repeat both, in turn, until the fastest runs are alike."""
    plain, treated = [], []
    for _ in range(REPEATS):
        plain.append(perform(reference).seconds)
        treated.append(perform(text).seconds)
        if abs(min(treated) - min(plain)) < _tolerance():
            return ""
    return f"{min(plain):.2f} s became {min(treated):.2f} s"


ALWAYS = ("guard", "auto", "module", "kill-after", "all of them")
"""What every job gets in the normal setting; elsewhere `module`, and one of the others in turn."""

Row = tuple[Job, Python, Setting, list[str]]


@dataclass(frozen=True)
class Matrix:
    """What is run against what."""

    jobs: Sequence[Job]
    pythons: Sequence[Python]
    settings: Sequence[Setting]
    variants: Sequence[Variant]
    every: bool = False
    """Every variant in every setting, not some of them in turn."""

    def cells(self) -> Iterator[Cell]:
        """Yield what is to be compared."""
        plan = list(self.plan())
        texts = self._texts(plan)
        for job, python, setting, names in plan:
            treated = {name: texts[name, job.name] for name in names}
            if not job.late:
                yield Cell(job, python, setting, job.text, treated)
                continue
            for plain in (GUARD, COVERING):  # whose limit counts from above the imports
                alike = {
                    name: text
                    for name, text in treated.items()
                    if variant(name).covers_imports is plain.covers_imports
                }
                if alike:
                    yield Cell(job, python, setting, texts[plain.name, job.name], alike)

    def plan(self) -> Iterator[Row]:
        """Yield each job on each Python in each setting, with the names of its variants."""
        for number, (job, python) in enumerate(itertools.product(self.jobs, self.pythons)):
            for turn, setting in enumerate(self.settings, number):
                if job.runs_on(python) and setting.name not in job.excepted.split(", "):
                    yield job, python, setting, self._names(job, python, setting, turn)

    def _names(self, job: Job, python: Python, setting: Setting, turn: int) -> list[str]:
        """Return the variants that *job* gets; if it is late, those that raise."""
        fitting = [
            variant
            for variant in self.variants
            if variant.oldest <= python.minor and variant.name not in job.excepted.split(", ")
        ]
        if job.late:
            fitting = [variant for variant in fitting if variant.raises and variant is not GUARD]
        names = [variant.name for variant in fitting]
        if self.every or not names:
            return names
        always = {*ALWAYS} if setting is NORMAL else {"module"}
        others = [name for name in names if name not in always]
        always.add(others[turn % len(others)])
        return [name for name in names if name in always]

    def _texts(self, plan: Sequence[Row]) -> dict[tuple[str, str], str]:
        """Return the texts that *plan* needs, by variant and job."""
        late = {job for job in self.jobs if job.late}
        needed: dict[str, set[Job]] = {GUARD.name: {*late}, COVERING.name: {*late}}
        for job, _, _, names in plan:
            for name in names:
                needed.setdefault(name, set()).add(job)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            made = pool.map(lambda name: variant(name).texts(list(needed[name])), needed)
            return {
                (name, job): text
                for name, texts in zip(needed, made, strict=True)
                for job, text in texts.items()
            }


def compared(cells: Sequence[Cell], workers: int) -> Iterator[Comparison]:
    """Yield the comparisons of *cells* as they are made, side by side."""
    # Each worker is a process: that of one may be the subreaper of its job.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        for future in as_completed([pool.submit(compare, cell) for cell in cells]):
            yield future.result()


# The command


def main() -> int:
    """Compare, print what differs, and with --write make the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these jobs, or groups of them")
    parser.add_argument("--python", nargs="+", metavar="3.N", default=VERSIONS)
    parser.add_argument("--setting", nargs="+", choices=[setting.name for setting in SETTINGS])
    parser.add_argument("--variant", nargs="+", choices=[v.name for v in (*VARIANTS, EARLIER)])
    parser.add_argument("--every", action="store_true", help="every variant in every setting")
    parser.add_argument("--venvs", type=Path, help="make environments here, with libraries")
    parser.add_argument("--workers", type=int, default=2 * (os.cpu_count() or 1))
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    options = parser.parse_args()
    matrix = Matrix(
        [job for job in (*healthy(), *late()) if _matches(job, options.only)],
        pythons(options.python, options.venvs),
        [setting for setting in settings() if setting.name in (options.setting or setting.name)],
        [variant(name) for name in options.variant] if options.variant else VARIANTS,
        options.every or bool(options.variant),
    )
    cells = list(matrix.cells())
    comparisons = []
    for comparison in compared(cells, options.workers):
        comparisons.append(comparison)
        print(*comparison.lines(2000), sep="\n", end="\n" * comparison.differs, flush=True)
        if len(comparisons) % 100 == 0:
            print(f"{len(comparisons)} of {len(cells)}", file=sys.stderr)
    print(results.summary(comparisons))
    if options.write:
        RESULTS.write_text(results.page(matrix, comparisons, ASPECTS.values()), encoding="utf-8")
    return int(any(comparison.differs and not comparison.known for comparison in comparisons))


def _matches(job: Job, only: Sequence[str] | None) -> bool:
    return not only or job.name in only or job.group in only


if __name__ == "__main__":
    sys.exit(main())
