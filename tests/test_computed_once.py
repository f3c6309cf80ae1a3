"""What one run does: each content of a file is read, decoded, parsed, understood and checked once.

The counters are put in the place of functions; they count, and call those.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import libcst
import pytest
from helpers import BROKEN, GUARDED, JOB, LIBRARY, contents, fill, invoke, on_a_terminal

from guard_codemod import rules
from guard_codemod.api import Settings, guard, remove
from guard_codemod.detection import loop_exits, waits
from guard_codemod.files import source_file
from guard_codemod.rewriting import edits
from guard_codemod.schedules.entry import Tree
from guard_codemod.schedules.join import read_schedules
from guard_codemod.semantic.call_trace import steps_of
from guard_codemod.semantic.model import SemanticModel

EXEC = JOB.replace(
    'print("working")',
    'import os\n    if os.getppid() == 1:\n        os.execvp("rsync", ["rsync"])\n    print("working")',
)
"""A job in which something is left to be reported when it has a guard."""
LIMITED = "# guard-codemod: timeout=1h\n"
MEDIUM = ("--confidence", "medium")
HALF = 'import signal\n\nif __name__ == "__main__":\n    signal.alarm(60)\n    print("working")\n'
STEPS = ("read", "decode", "parse", "model", "rules")


def _content(path: str) -> str:
    return Path(path).read_text(encoding="utf-8") if os.path.isfile(path) else ""


class Counts(Counter[tuple[str, str]]):
    """How often each step was taken, by its name and the content that it was taken with."""

    def of(self, step: str) -> int:
        return sum(count for (name, _), count in self.items() if name == step)

    def by(self, content: str) -> dict[str, int]:
        return {step: self[step, content] for step in STEPS}


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counts:
    counts = Counts()

    def count(owner: Any, name: str, step: str, content: Callable[..., str]) -> None:
        real = getattr(owner, name)

        def counted(*args: Any, **kwargs: Any) -> Any:
            counts[step, content(*args)] += 1
            return real(*args, **kwargs)

        monkeypatch.setattr(owner, name, counted)

    count(source_file, "read", "read", _content)
    count(source_file, "decode", "decode", lambda data: bytes(data).decode())
    count(ast, "parse", "parse", lambda text, *_: str(text))
    count(SemanticModel, "of", "model", lambda _tree, content, *_: str(content))
    count(rules, "find_hazards", "rules", lambda context: str(context.program.content))
    count(rules, "check_plan", "plan rules", lambda plan: plan.reason)
    count(os, "scandir", "walk", str)
    count(edits, "rewrite", "rewrite", lambda text, _plan: str(text.content))
    return counts


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


ONCE = dict.fromkeys(STEPS, 1)
NO_RULES = {**ONCE, "rules": 0}
AS_WRITTEN = {**ONCE, "read": 0}
"""A new content that is looked at again: it is in memory."""


@pytest.mark.parametrize(
    ("job", "command", "original", "result"),
    [
        (JOB, ("check",), NO_RULES, None),
        (GUARDED, ("check",), ONCE, None),
        (LIBRARY, ("check",), {**NO_RULES}, None),
        (JOB, ("check", "--diff"), ONCE, None),
        (EXEC, ("apply", "--timeout", "1h", *MEDIUM), ONCE, AS_WRITTEN),
        (EXEC, ("apply", "--timeout", "1h", "--diff"), ONCE, None),
        (HALF, ("apply", "--timeout", "1h"), ONCE, AS_WRITTEN),
        (LIMITED + EXEC, ("apply", *MEDIUM), ONCE, AS_WRITTEN),
        (
            GUARDED,
            ("apply", "--timeout", "1h", "--update", "--kill-after", "60s"),
            ONCE,
            AS_WRITTEN,
        ),
        (JOB, ("check", "--add-ignore"), NO_RULES, {**AS_WRITTEN, "rules": 0}),
    ],
)
def test_each_content_is_looked_at_once(
    job: str,
    command: tuple[str, ...],
    original: dict[str, int],
    result: dict[str, int] | None,
    counts: Counts,
    here: Path,
) -> None:
    fill(here, {"job.py": job})
    code, lines = invoke(command[0], "job.py", *command[1:])
    assert code in (0, 1), lines
    assert counts.by(job) == original
    new = (here / "job.py").read_text()
    assert (new != job) is (result is not None), lines
    if result is not None:
        assert counts.by(new) == result


def test_what_has_nothing_left_to_report_needs_no_second_look(counts: Counts, here: Path) -> None:
    fill(here, {"job.py": JOB})
    invoke("apply", "job.py", "--timeout", "1h")
    assert counts.by(JOB) == ONCE
    # The parts of the result that are new are parsed, and its model shows that the guard is there.
    assert counts.by((here / "job.py").read_text()) == {
        "read": 0, "decode": 1, "parse": 0, "model": 1, "rules": 0,
    }  # fmt: skip


ENDLESS = JOB.replace('print("working")', 'while True:\n        print("working")')
NEIGHBOR = "def main():\n    print('working')\n"
CALLS_IT = f"import neighbor\n{ENDLESS}".replace('print("working")', "neighbor.main()")


@pytest.mark.parametrize(("job", "times"), [(JOB, 1), (ENDLESS, 1), (CALLS_IT, 2)])
def test_how_a_job_ends_is_found_out_again_only_without_its_neighbors(
    job: str, times: int, counts: Counts, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    init = waits.Waits.__init__

    def counted(made: waits.Waits, program: SemanticModel, handlers: Any) -> None:
        counts["ending", program.content] += 1
        init(made, program, handlers)

    monkeypatch.setattr(waits.Waits, "__init__", counted)
    fill(here, {"job.py": job, "neighbor.py": NEIGHBOR})
    invoke("apply", "job.py", "--timeout", "1h")
    assert counts["ending", job] == times


BRANCHES = "".join(f"        if now == {one}:\n            work({one})\n" for one in range(50))
MANY_BRANCHES = f"""\
def work(number):
    print(number)
    dig(number)


def dig(number):
    print(number)


if __name__ == "__main__":
    while True:
        now = int(open("queue").read())
{BRANCHES}"""


def test_what_the_branches_of_a_loop_call_is_followed_once(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed = list[Any]()

    def counted(program: SemanticModel, body: list[ast.stmt]) -> Any:
        followed.append(body)
        return steps_of(program, body)

    monkeypatch.setattr(loop_exits, "steps_of", counted)
    fill(here, {"job.py": MANY_BRANCHES})
    invoke("check", "job.py")
    assert 1 <= len(followed) < 10


MAIN = 'if __name__ == "__main__":\n'
LITERAL = '"' + "x" * 50_000 + '"'
LINES = '"""' + "one of many\n" * 5_000 + '"""'
INNER = "".join(f"        main({number})\n" for number in range(1_000))
COMMENTS = "".join(f"    # Number {number}.\n" for number in range(1_000))
BLANKS = "\n" * 5_000
STATEMENTS = "".join(f"    main({number})\n" for number in range(1_000))
WORK = "import os\n\n\ndef main(*args):\n    print(os.getpid(), *args)\n\n\n"


@pytest.mark.parametrize(
    "block",
    [
        f"{MAIN}    data = {LITERAL}\n    main(data)\n",
        f"{MAIN}    # Comment.\n\n    main({LINES})\n",
        f"{MAIN}    {LINES}\n    # Comment.\n    main()\n",
        f"{MAIN}    {LITERAL}\n    def again():\n        main({LITERAL})\n    again()\n",
        f'if __name__ == "__main__" and {LITERAL}:\n    main()\n',
        f'if __name__ == "__main__" and {LITERAL}: main()  # Comment.\n',
        f'if __name__ == "__main__": main("#", {LITERAL}); main();  # Comment.\n',
        f"try:\n    {MAIN.strip()} main({LITERAL})\nfinally:\n    os.sync()\n",
        f"{MAIN}\n{COMMENTS}    main()\n",
        f"{MAIN}{BLANKS}    main()\n",
        f"{MAIN}    # Comment.\n{BLANKS}    # Comment.\n    main()\n",
        f"{MAIN}{BLANKS}    def again():\n        main()\n    again()\n",
        f"try:\n    {MAIN}{BLANKS}        main()\nfinally:\n    os.sync()\n",
        f"{MAIN}{COMMENTS}\n{COMMENTS}    main()\n",
        f"main({LITERAL})  # Comment.\n",
        f"main(\n{LITERAL},\n{LINES}\n)\n",
        f"{MAIN}{STATEMENTS}",
        f"{MAIN}    main()\nelse:\n{STATEMENTS}",
        f'if __name__ != "__main__":\n{STATEMENTS}else:\n{STATEMENTS}',
        f'if __name__ != "__main__":\n{STATEMENTS}else: main()\n',
        f"try:\n    {MAIN}        main({LINES})\nfinally:\n    os.sync()\n",
        f"{MAIN}\n    def again():\n{INNER}\n    again()\n",
        f"DATA = {LITERAL}\n{MAIN}    main()\n",
        f"{MAIN}    main()\nDATA = {LITERAL}\n",
    ],
)
def test_what_a_block_holds_does_not_concern_libcst(
    block: str, counts: Counts, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, given = WORK + block, list[str]()
    parse_module = libcst.parse_module

    def parsed(source: str) -> libcst.Module:
        given.append(source)
        return parse_module(source)

    monkeypatch.setattr(libcst, "parse_module", parsed)
    fill(here, {"job.py": job})
    assert invoke("apply", "job.py", "--timeout", "1h", "--wrap-main")[0] == 0
    assert sum(map(len, given)) < 1_000
    # Once before and once, at most, after: of a new module, each part is parsed once.
    assert sum(len(content) for (step, content) in counts if step == "parse") < 2.2 * len(job)
    assert counts.by(job) == ONCE
    assert invoke("remove", "job.py")[0] == 0
    assert (here / "job.py").read_text() == job


def test_a_guard_that_is_removed_costs_two_parses(counts: Counts, here: Path) -> None:
    fill(here, {"job.py": GUARDED})
    invoke("remove", "job.py")
    assert counts.by(GUARDED) == {"read": 1, "decode": 1, "parse": 1, "model": 0, "rules": 0}
    assert counts["parse", (here / "job.py").read_text()] == 1


def test_the_plan_says_whether_a_limit_is_missing(counts: Counts, here: Path) -> None:
    fill(here, {"a.py": LIMITED + JOB, "b.py": JOB, "c.py": JOB + "# c\n"})
    before = contents(here)
    code, lines = invoke("apply", ".")
    assert (code, contents(here)) == (2, before)
    assert "no timeout is set" in lines[-1]
    assert counts.by(JOB) == NO_RULES
    assert counts.by(JOB + "# c\n") == dict.fromkeys(STEPS, 0)


def test_without_a_timeout_nothing_is_done_twice(counts: Counts, here: Path) -> None:
    jobs = {f"job{number}.py": f"{LIMITED}{JOB}# {number}\n" for number in range(3)}
    fill(here, jobs)
    assert invoke("apply", ".")[0] == 0
    for job in jobs.values():
        assert counts.by(job) == ONCE
    assert counts.of("walk") == 1


@pytest.mark.parametrize(
    "command",
    [
        ("check", "."),
        ("check", ".", "--output-file", "report.txt"),
        ("check", ".", "--write-baseline", "report.txt"),
        ("apply", ".", "--timeout", "1h"),
        ("apply", "."),
        ("remove", "."),
        ("files", "."),
    ],
)
def test_the_tree_is_walked_once(command: tuple[str, ...], counts: Counts, here: Path) -> None:
    fill(here, {"etl/a.py": LIMITED + JOB, "etl/b.py": BROKEN, "c.py": LIBRARY, "report.txt": ""})
    invoke(*command)
    assert counts.of("walk") == 2  # the folder, and the one in it


def test_a_report_does_not_replace_a_file_of_the_only_walk(counts: Counts, here: Path) -> None:
    fill(here, {"etl/a.py": JOB, "b.py": LIBRARY})
    code, lines = invoke("apply", ".", "--timeout", "1h", "--output-file", "etl/a.py")
    assert code == 2
    assert "is one of the files to check" in lines[-1]
    assert counts.of("walk") == 2
    assert contents(here) == {"etl/a.py": JOB.encode(), "b.py": LIBRARY.encode()}


IMPORTS = f"import neighbor\n{GUARDED}"
WAITS = 'import urllib.request\n\nurllib.request.urlopen("http://127.0.0.1/")\n'


def test_a_folder_is_listed_once_for_the_jobs_in_it(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed, listdir = list[object](), os.listdir

    def counted(path: Any = ".") -> list[str]:
        listed.append(os.path.realpath(path))
        return listdir(path)

    monkeypatch.setattr(os, "listdir", counted)
    fill(here, {f"job{number}.py": f"{IMPORTS}# {number}\n" for number in range(5)})
    os.utime(here, (1, 1))
    assert invoke("check", ".")[0] == 0
    assert listed.count(str(here)) == 1


def test_a_module_that_has_just_been_added_is_seen(here: Path) -> None:
    fill(here, {"job.py": IMPORTS})
    before = os.stat(here)
    assert not any("importing" in line for line in invoke("check", "job.py")[1])
    fill(here, {"neighbor.py": WAITS})
    os.utime(here, ns=(before.st_atime_ns, before.st_mtime_ns))  # as if the clock had not moved
    assert any("importing neighbor may block" in line for line in invoke("check", "job.py")[1])


WALKS = """\
import atexit, os, time
from guard_codemod import cli
from guard_codemod.cli import progress
from guard_codemod.engine import check as engine
progress.DELAY = 0
walks = []
scandir, check = os.scandir, engine.check
def walk(path):
    walks.append(path)
    return scandir(path)
def slow(source, settings):
    time.sleep(0.02)
    return check(source, settings)
os.scandir, engine.check = walk, slow
atexit.register(lambda: print(len(walks), "walked", flush=True))
cli.main()
"""


@pytest.mark.slow
def test_the_progress_bar_walks_no_tree(tmp_path: Path) -> None:
    fill(tmp_path, {f"job{number:03}.py": LIBRARY for number in range(60)})
    shown = on_a_terminal(
        "check", ".", "-j", "1", cwd=tmp_path, program=(sys.executable, "-c", WALKS)
    )
    assert " of 60 files" in shown
    assert shown.splitlines()[-1] == "1 walked"


SWALLOWED = "\nimport requests\ntry:\n    requests.get('x')\nexcept BaseException:\n    pass\n"
MAIN = '\nif __name__ == "__main__":\n    requests.get("y")\n'


CLASS = "import signal\nclass Signals:\n"
METHODS = """
    def ignore_{0}(number):
        signal.signal(number, signal.SIG_IGN)  # but not SIGALRM
"""
USES = """
    Signals.ignore_{0}(signal.SIGHUP)
"""


FAILS = """
def fail(message, fatal=True):
    if fatal:
        raise SystemExit(message)
"""
TRIES = """

def work():
    try:
        requests.get("z")
    except BaseException:
        pass
"""
FAILURES = """
    if requests:
        fail("{0}")
"""
WORKS = f"{MAIN}    work()\n"


EVERYTHING = "import time, requests\n\n\ndef everything():\n    step(0)\n"
CHOICE = """
    if requests == {0}:
        print({0})
    else:
        everything()
"""
SERVES = "    while True:\n        time.sleep(requests.get('z').status_code)\n"


def _each(size: int, pattern: str) -> str:
    return "".join(map(pattern.format, range(size // 4 + 1)))


def _calls(steps: Callable[[], object]) -> int:
    """Return how many functions *steps* calls, and how many characters it searches by pattern."""
    done = 0
    search = re.findall

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal done
        done += event in ("call", "c_call")

    def counted_search(pattern: str, content: str) -> list[Any]:
        nonlocal done
        done += len(content)
        return search(pattern, content)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(re, "findall", counted_search)
        sys.setprofile(count)
        try:
            steps()
        finally:
            sys.setprofile(None)
    return done


@pytest.mark.slow
@pytest.mark.parametrize(
    "script",
    [
        lambda size: "x = 0\n" * size + SWALLOWED + MAIN,
        lambda size: SWALLOWED + MAIN + "    x = 0\n" * size,
        lambda size: "import signal\n" * size + SWALLOWED + MAIN,
        lambda size: "# why\n" * size + SWALLOWED + MAIN,
        lambda size: SWALLOWED + CLASS + _each(size, METHODS) + MAIN + _each(size, USES),
        lambda size: (
            "import requests\n"
            + FAILS
            + _each(size, "    print({0})\n")
            + TRIES
            + _each(size, FAILURES)
            + WORKS
        ),
        lambda size: (
            EVERYTHING + _each(size, "    step({0})\n") + MAIN + _each(size, CHOICE) + SERVES
        ),
    ],
    ids=["statements", "block", "imports", "comments", "methods", "failures", "choices"],
)
def test_the_work_grows_with_the_length_of_a_script(script: Callable[[int], str]) -> None:
    settings = Settings(timeout=3600)
    update = Settings(timeout=7200, update=True)

    def work(size: int) -> int:
        def steps() -> None:
            guarded = guard(script(size), settings, filename="job.py")
            updated = guard(guarded.code, update, filename="job.py")
            assert guarded.changed
            assert updated.changed
            assert remove(updated.code, filename="job.py").code == script(size)

        return _calls(steps)

    work(1)  # what is computed once for all
    assert work(800) < 5 * work(200)


def test_a_guard_is_sought_once_in_a_long_chain_of_branches() -> None:
    def work(size: int) -> int:
        branches = _each(size, "elif x == {0}:\n    pass\n")
        script = f"{SWALLOWED}if x:\n    pass\n{branches}{MAIN}    signal.alarm(60)\n"
        return _calls(lambda: remove(script, filename="job.py"))

    work(1)  # what is computed once for all
    assert work(400) < 5 * work(100)


def test_the_same_time_is_looked_at_once() -> None:
    def work(size: int) -> int:
        lines = "0 3 * * * python job.py\n" * size
        tree = Tree("", frozenset({"crontab", "job.py"}), {"crontab": lines.encode()})
        return _calls(lambda: read_schedules(tree, tree.paths))

    work(1)  # what is computed once for all
    assert work(40) < 40 * work(1)


NO_CODE = ["\n", "# why\n", "    # why\n"]


@pytest.mark.parametrize("line", NO_CODE, ids=repr)
@pytest.mark.parametrize(
    "script",
    [
        f"{SWALLOWED}{{}}{MAIN}    print(1)\n",
        f"{SWALLOWED}{MAIN}{{}}    print(1)\n",
        f"{SWALLOWED}{MAIN}    # first\n\n{{}}    print(1)\n",
        f"{SWALLOWED}{MAIN}    print(1)\n{{}}    print(2)\n",
        f"{SWALLOWED}{MAIN}    print(1)\n{{}}",
        f"{SWALLOWED}{{}}requests.post('y')\n",
        f'{SWALLOWED}TEXT = """{{}}"""\n{MAIN}',
    ],
)
def test_lines_without_code_are_looked_at_in_few_steps(script: str, line: str) -> None:
    def work(size: int) -> int:
        return _calls(
            lambda: guard(script.format(line * size), Settings(timeout=3600), filename="job.py")
        )

    work(1)  # what is computed once for all
    assert work(1100) - work(100) < (4 + len(line)) * 1000
