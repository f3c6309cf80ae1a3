"""What was found before is known, and only what is new fails."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from helpers import BROKEN, HAZARD, JOB, contents, fill, in_process, invoke, program

HEADER = "[tool.guard-codemod]\n"
UNGUARDED = {"job.py": {"TG001": {'if __name__ == "__main__":': 1}}}


def baseline(path: Path) -> dict[str, object]:
    document = json.loads(path.read_bytes())
    assert document["version"] == 1
    found: dict[str, object] = document["findings"]
    return found


def test_what_is_in_the_baseline_does_not_fail(here: Path) -> None:
    fill(here, {"job.py": JOB, "hazard.py": HAZARD})
    code, output = invoke("check", "--write-baseline", "known.json")
    assert (code, output[0]) == (0, "known.json: written, with 2 findings")
    assert len(output) == 2
    code, output = invoke("check", "--baseline", "known.json", "--strict")
    assert (code, output[0]) == (0, "known.json: 2 findings are known")
    assert len(output) == 2
    fill(here, {"new.py": JOB})
    code, output = invoke("check", "--baseline", "known.json")
    assert (code, output[0][:18]) == (1, "new.py:5:1: TG001 ")
    assert output[1] == "known.json: 2 findings are known"


def test_lines_may_move_and_be_indented_anew(here: Path) -> None:
    fill(here, {"job.py": JOB})
    invoke("check", "--write-baseline", "known.json")
    fill(here, {"job.py": "import os\n\n\n" + JOB.replace("    main", "\tmain")})
    assert invoke("check", "--baseline", "known.json") == (
        0,
        ["known.json: 1 finding is known", "1 unguarded"],
    )
    fill(here, {"job.py": JOB.replace('__name__ == "__main__"', "__name__ == '__main__'")})
    code, output = invoke("check", "--baseline", "known.json")
    assert (code, len(output)) == (1, 4)
    assert output[2] == (
        "known.json: 1 entry is stale, its finding is gone: update the baseline with --write-baseline"
    )


def test_of_equal_lines_as_many_are_known_as_there_were(here: Path) -> None:
    line = HAZARD.splitlines(keepends=True)[-1]
    fill(here, {"job.py": HAZARD + line})
    invoke("check", "--write-baseline", "known.json")
    assert baseline(here / "known.json") == {"job.py": {"TG107": {line.strip(): 2}}}
    fill(here, {"job.py": HAZARD + line.replace("os", "x = os") + line * 2})
    output = invoke("check", "--baseline", "known.json")[1]
    assert [line for line in output if "TG107" in line] == output[
        :2
    ]  # one of another text, and the last of three
    assert output[2] == "known.json: 2 findings are known"
    assert invoke("check", "--baseline", "known.json", "--strict")[0] == 1


def test_files_are_known_by_where_they_are_from_the_baseline(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(here, {"etl/a b/job.py": JOB, "ci/.keep": ""})
    assert invoke("check", "etl", "--write-baseline", "ci/known.json")[0] == 0
    assert baseline(here / "ci/known.json") == {"../etl/a b/job.py": UNGUARDED["job.py"]}
    monkeypatch.chdir(here / "etl")
    assert invoke("check", "--baseline", "../ci/known.json")[0] == 0
    assert (
        invoke("check", str(here / "etl/a b/job.py"), "--baseline", str(here / "ci/known.json"))[0]
        == 0
    )


def test_a_file_that_fails_is_never_known(here: Path) -> None:
    fill(here, {"broken.py": BROKEN, "job.py": JOB})
    code, output = invoke("check", "--write-baseline", "known.json")
    assert (code, output[0][:6]) == (2, "broken")
    assert baseline(here / "known.json") == UNGUARDED
    by_hand = (
        (here / "known.json").read_text().replace("job.py", "broken.py").replace("TG001", "TG901")
    )
    fill(here, {"known.json": by_hand.replace('if __name__ == \\"__main__\\":', "")})
    code, output = invoke("check", "broken.py", "--baseline", "known.json")
    assert (code, "TG901" in output[0]) == (2, True)


@pytest.mark.parametrize(
    ("change", "arguments", "stale"),
    [
        ({}, [], False),
        ({"job.py": ""}, [], True),
        ({"job.py": None}, [], True),
        ({"job.py": BROKEN}, [], False),  # nothing is known of it
        ({"other.py": JOB}, ["other.py"], False),  # the other is not looked at
        ({"job.py": None, "other.py": JOB}, ["other.py"], True),
        ({}, ["--ignore", "TG001"], False),
        ({"pyproject.toml": f'{HEADER}per-file-ignores = {{ "job.py" = ["TG001"] }}\n'}, [], False),
        ({"job.py": "# guard-codemod: skip-file\n" + JOB}, [], True),
        ({"job.py": JOB.replace('__":', '__":  # noqa: TG001')}, [], True),
    ],
)
def test_an_entry_that_stands_for_nothing_is_reported(
    change: dict[str, str | None], arguments: list[str], stale: bool, here: Path
) -> None:
    fill(here, {"job.py": JOB})
    invoke("check", "--write-baseline", "known.json")
    fill(here, {name: content for name, content in change.items() if content is not None})
    for name in (name for name, content in change.items() if content is None):
        (here / name).unlink()
    output = invoke("check", "--baseline", "known.json", *arguments)[1]
    assert ("known.json: 1 entry is stale" in "\n".join(output)) is stale


def test_the_file_is_sorted_and_has_a_line_for_each(here: Path) -> None:
    fill(
        here,
        {"b.py": JOB, "a/é.py": JOB.replace('__":', '__":  # été "x"'), "hazard.py": HAZARD},
    )
    invoke("check", "b.py", "hazard.py", "a", "--write-baseline", "known.json")
    first = (here / "known.json").read_bytes()
    assert list(baseline(here / "known.json")) == ["a/é.py", "b.py", "hazard.py"]
    assert '"if __name__ == \\"__main__\\":  # été \\"x\\"": 1' in first.decode()
    invoke("check", "hazard.py", "a", "b.py", "-j", "2", "--write-baseline", "known.json")
    assert (here / "known.json").read_bytes() == first
    assert first.endswith(b"\n}\n")


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX")
def test_names_that_are_no_utf_8_are_known_too(here: Path) -> None:
    name = os.fsdecode(b"\xff\\x%\n.py")
    try:
        fill(here, {name: JOB})
    except OSError:
        pytest.skip("the file system takes no such name")
    assert invoke("check", "--write-baseline", "known.json")[0] == 0
    assert list(baseline(here / "known.json")) == [name]
    assert invoke("check", "--baseline", "known.json")[0] == 0


def test_standard_input_is_known_by_its_name(tmp_path: Path) -> None:
    arguments = ("check", "-", "--stdin-filename", "job.py")
    ran = in_process(*arguments, "--write-baseline", "known.json", cwd=tmp_path, stdin=JOB.encode())
    assert (ran.returncode, baseline(tmp_path / "known.json")) == (0, UNGUARDED)
    assert (
        in_process(
            *arguments, "--baseline", "known.json", cwd=tmp_path, stdin=JOB.encode()
        ).returncode
        == 0
    )
    assert in_process(*arguments, cwd=tmp_path, stdin=JOB.encode()).returncode == 1


def test_only_the_findings_go_to_standard_output(tmp_path: Path) -> None:
    fill(tmp_path, {"job.py": JOB})
    in_process("check", "--write-baseline", "known.json", cwd=tmp_path)
    ran = in_process("check", "--baseline", "known.json", cwd=tmp_path)
    assert ran.stderr == b"known.json: 1 finding is known\n"
    assert ran.stdout == b"1 unguarded\n"


@pytest.mark.parametrize(
    ("content", "gist"),
    [
        (None, "file does not exist"),
        ("", "invalid JSON: "),
        (b"\xff", "invalid JSON: "),
        ("[" * 100000, "invalid JSON: "),
        ("[]", "unsupported baseline version"),
        ('{"version": 2, "findings": {}}', "unsupported baseline version"),
        ('{"version": 1}', "malformed baseline"),
        ('{"version": 1, "findings": []}', "malformed baseline"),
        ('{"version": 1, "findings": {"a": ["TG001"]}}', "malformed baseline"),
        ('{"version": 1, "findings": {"a": {"TG001": {"x": "1"}}}}', "malformed baseline"),
        ('{"version": 1, "findings": {"a": {"TG001": {"x": []}}}}', "malformed baseline"),
        ('{"version": 1, "findings": {"a": {"TG001": {"x": -1}}}}', "malformed baseline"),
    ],
)
def test_a_file_that_is_no_baseline_gets_one_line(
    content: str | bytes | None, gist: str, here: Path
) -> None:
    fill(here, {"job.py": JOB})
    if content is not None:
        fill(here, {"known.json": content})
    code, output = invoke("check", "--baseline", "known.json")
    assert (code, len(output)) == (2, 1)
    assert output[0].startswith(f"Error: known.json: {gist}")
    assert output[0].endswith(": write it with check --write-baseline known.json")


@pytest.mark.parametrize(
    ("path", "gist"),
    [
        ("no/where.json", "cannot be written: No such file or directory"),
        (".", "cannot be "),
        ("dead", "cannot be written: No such file or directory"),
    ],
)
def test_a_baseline_that_cannot_be_written_gets_one_line(path: str, gist: str, here: Path) -> None:
    fill(here, {"job.py": JOB})
    (here / "dead").symlink_to("no/where")
    ran = in_process("check", "job.py", "--write-baseline", path, cwd=here)
    (error,) = ran.stderr.decode().splitlines()
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert error.startswith(f"Error: {path}: {gist}")
    assert error.endswith(": fix this or choose another file")
    assert set(contents(here)) == {"job.py"}


def test_a_baseline_may_go_where_nothing_can_be_replaced(here: Path) -> None:
    fill(here, {"job.py": JOB})
    ran = program("check", "--quiet", "--write-baseline", "/dev/stdout", cwd=here)
    assert ran.returncode == 0
    (findings,) = json.loads(ran.stdout[: ran.stdout.rindex(b"}") + 1])["findings"].values()
    assert findings == UNGUARDED["job.py"]


def test_a_baseline_keeps_its_mode_and_its_link(here: Path) -> None:
    fill(here, {"job.py": JOB, "ci/known.json": "{}"})
    (here / "known.json").symlink_to("ci/known.json")
    (here / "ci/known.json").chmod(0o640)
    assert invoke("check", "--write-baseline", "known.json")[0] == 0
    assert (here / "known.json").is_symlink()
    assert stat.S_IMODE((here / "ci/known.json").stat().st_mode) == 0o640
    umask = os.umask(0o027)
    try:
        assert invoke("check", "--write-baseline", "new.json")[0] == 0
    finally:
        os.umask(umask)
    assert stat.S_IMODE((here / "new.json").stat().st_mode) == 0o640


def test_to_read_and_to_write_it_exclude_each_other(here: Path) -> None:
    code, output = invoke("check", "--baseline", "a", "--write-baseline", "b")
    assert (code, output[-1]) == (
        2,
        "Error: give one of --baseline, --write-baseline and --add-ignore",
    )
    assert contents(here) == {}
