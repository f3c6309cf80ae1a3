"""Workflows of GitHub that a schedule starts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schedule_trees import entries_of, messages_of, read_all, tree_of

from guard_codemod.schedules.entry import Overlap
from guard_codemod.schedules.join import read_schedules

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0
PATH = ".github/workflows/load.yml"

WORKFLOW = """\
    name: load
    on:
      schedule:
        - cron: "17 4 * * *"
      workflow_dispatch:
    jobs:
      load:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
          - run: python jobs/load.py
    """


def changed(old: str, new: str) -> dict[str, str]:
    assert old in WORKFLOW
    return {PATH: WORKFLOW.replace(old, new)}


def test_a_workflow() -> None:
    (entry,) = entries_of({PATH: WORKFLOW})
    assert (entry.source, entry.line, entry.kind) == (PATH, 4, "GitHub workflow")
    assert (entry.name, entry.schedule, entry.time_zone) == ("load", "17 4 * * *", "UTC")
    assert entry.command == "python jobs/load.py"
    assert (entry.shortest_gap, entry.overlap) == (DAY, Overlap.BESIDE)
    assert (entry.outer_limit, entry.outer_limit_line) == (6 * HOUR, 0)


@pytest.mark.parametrize(
    "trigger",
    [
        "on: push",
        "on: [push, pull_request]",
        "on:\n      push:\n      # schedule:\n      #   - cron: '0 4 * * *'",
        "on:\n      schedule:",
    ],
)
def test_workflows_without_a_schedule(trigger: str) -> None:
    text = WORKFLOW.replace(
        'on:\n      schedule:\n        - cron: "17 4 * * *"\n      workflow_dispatch:', trigger
    )
    assert (entries_of({PATH: text}), messages_of({PATH: text})) == ([], [])


@pytest.mark.parametrize("path", ["load.yml", ".github/load.yml", ".github/workflows/old/load.yml"])
def test_other_files_are_no_workflows(path: str) -> None:
    assert entries_of({path: WORKFLOW}) == []


def test_each_cron_starts_each_step() -> None:
    files = changed(
        '    - cron: "17 4 * * *"\n', '    - cron: "17 4 * * *"\n        - cron: "0 * * * *"\n'
    )
    steps = "      - run: python a.py\n          - name: second\n            run: |\n              cd b\n              python b.py\n"
    text = files[PATH].replace("      - run: python jobs/load.py\n", steps)
    found = [
        (entry.line, entry.shortest_gap, entry.name, entry.command)
        for entry in entries_of({PATH: text})
    ]
    assert found == [
        (4, DAY, "load", "python a.py"),
        (4, DAY, "load: second", "cd b\npython b.py\n"),
        (5, HOUR, "load", "python a.py"),
        (5, HOUR, "load: second", "cd b\npython b.py\n"),
    ]


@pytest.mark.parametrize(
    ("job", "step", "limit", "line"),
    [
        ("timeout-minutes: 45", "", 45, 9),
        ("", "timeout-minutes: 1.5", 1.5, 12),
        ("timeout-minutes: 45", "timeout-minutes: 60", 45, 9),
        ("timeout-minutes: 45", "timeout-minutes: 10", 10, 13),
        ("timeout-minutes: ${{ inputs.limit }}", "", 360, 0),
    ],
)
def test_what_limits_a_run(job: str, step: str, limit: float, line: int) -> None:
    text = WORKFLOW
    if job:
        text = text.replace("    steps:", f"    {job}\n        steps:")
    if step:
        text = text.replace("load.py\n", f"load.py\n            {step}\n")
    (entry,) = entries_of({PATH: text})
    assert (entry.outer_limit, entry.outer_limit_line) == (limit * MINUTE, line)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        (
            "    jobs:",
            "    defaults: {run: {working-directory: etl}}\n    jobs:",
            "etl/jobs/load.py",
        ),
        (
            "        steps:",
            "        defaults: {run: {working-directory: etl}}\n        steps:",
            "etl/jobs/load.py",
        ),
        ("load.py\n", "load.py\n            working-directory: etl\n", "etl/jobs/load.py"),
        (
            "load.py\n",
            "load.py\n            working-directory: ${{ github.workspace }}/etl\n",
            "etl/jobs/load.py",
        ),
        ("load.py\n", "load.py\n", "jobs/load.py"),
        ("load.py\n", "load.py\n            working-directory: src\n", None),
        ("load.py\n", "load.py\n            working-directory: ${{ matrix.etl }}\n", None),
        (
            "        steps:",
            "        steps:\n          - {uses: actions/checkout@v4, with: {path: here}}",
            "jobs/load.py",
        ),
        (
            "        steps:",
            "        defaults: {run: {working-directory: here/etl}}\n        steps:\n"
            "          - {uses: actions/checkout@v4, with: {path: here}}",
            "etl/jobs/load.py",
        ),
    ],
)
def test_where_a_command_runs(old: str, new: str, path: str | None) -> None:
    files = dict.fromkeys(("jobs/load.py", "etl/jobs/load.py", "src/etl/load.py"), "")
    tree = tree_of({**changed(old, new), **files})
    (use,) = read_schedules(tree, tree.paths).uses
    assert use.started.path == path


@pytest.mark.parametrize(
    ("line", "overlap"),
    [
        ("concurrency: load", Overlap.QUEUED),
        ("concurrency: {group: load, cancel-in-progress: true}", Overlap.REPLACES),
        ("concurrency: {group: load, cancel-in-progress: false}", Overlap.QUEUED),
    ],
)
def test_concurrency(line: str, overlap: Overlap) -> None:
    for old in ("    jobs:", "        steps:"):
        indent = old[: len(old) - len(old.lstrip())]
        (entry,) = entries_of(changed(old, f"{indent}{line}\n{old}"))
        assert entry.overlap is overlap


@pytest.mark.parametrize(
    ("condition", "runs"),
    [
        ("github.event_name == 'schedule'", True),
        ("github.event_name != 'schedule'", False),
        ("github.event_name == 'push'", False),
        ("${{ github.event_name == 'push' || github.event_name == 'schedule' }}", True),
        ("github.event.schedule == '17 4 * * *'", True),
        ("github.event.schedule == '0 0 * * *'", False),
        ("github.event.schedule != '17 4 * * *'", False),
        ("github.event.schedule != '0 0 * * *' || github.event_name == 'push'", True),
        ("github.event.schedule == '0 0 * * *' || github.event_name == 'push'", False),
        ("github.ref == 'x' && github.event_name == 'push' || inputs.all", True),
        ("failure() || github.event_name == 'push'", True),
        ("!(github.event_name == 'push')", True),
        ("always()", True),
    ],
)
def test_conditions(condition: str, runs: bool) -> None:
    for old, indent in (
        ("        steps:", " " * 8),
        ("          - run: python jobs/load.py", " " * 12),
    ):
        line = f"{indent}if: {condition}\n"
        new = f"{line}{old}" if "steps" in old else f"{old}\n{line.rstrip()}"
        assert bool(entries_of(changed(old, new))) is runs


def test_a_workflow_of_the_repository_that_is_called() -> None:
    caller = "on: {schedule: [{cron: '@daily'}, {cron: '0 5 * * *'}]}\njobs:\n  a: {uses: ./.github/workflows/load.yml}\n"
    inner = WORKFLOW.replace('schedule:\n        - cron: "17 4 * * *"', "workflow_call:")
    (first, second) = entries_of({".github/workflows/a.yml": caller, PATH: inner})
    assert (first.source, first.command) == (".github/workflows/a.yml", "python jobs/load.py")
    assert second.shortest_gap == DAY


def _used(*documents: tuple[str, str], job: str) -> list[tuple[object, str, str | None]]:
    """Return what the workflow with *job* starts: the command, what is unknown, and the file."""
    caller = f"on: {{schedule: [{{cron: '@daily'}}]}}\njobs: {{a: {job}}}\n"
    scripts = dict.fromkeys(("jobs/load.py", "etl/jobs/load.py", "actions/load/run.py"), "")
    tree = tree_of({PATH: caller, **dict(documents), **scripts})
    return [
        (use.entry.command, use.entry.unknown_because, use.started.path)
        for use in read_schedules(tree, tree.paths).uses
    ]


ACTION = """\
    inputs:
      script: {default: jobs/load.py}
    runs:
      using: composite
      steps:
        - {run: "python ${{ inputs.script }}", shell: bash}
    """


@pytest.mark.parametrize("name", ["action.yml", "action.yaml"])
@pytest.mark.parametrize(
    ("given", "path"),
    [("", "jobs/load.py"), (", with: {script: etl/jobs/load.py}", "etl/jobs/load.py")],
)
def test_an_action_of_the_repository(name: str, given: str, path: str) -> None:
    job = f"{{defaults: {{run: {{working-directory: etl}}}}, steps: [{{uses: ./actions/load{given}}}]}}"
    assert _used((f"actions/load/{name}", ACTION), job=job) == [(f"python {path}", "", path)]


@pytest.mark.parametrize(
    "command", ["python ${{ github.action_path }}/run.py", "$GITHUB_ACTION_PATH/run.py"]
)
def test_the_folder_of_an_action(command: str) -> None:
    action = f"runs: {{using: composite, steps: [{{run: '{command}', shell: bash}}]}}\n"
    ((_, _, path),) = _used(
        ("actions/load/action.yml", action), job="{steps: [{uses: ./actions/load}]}"
    )
    assert path == "actions/load/run.py"


def test_actions_in_actions_and_their_conditions() -> None:
    outer = "runs: {using: composite, steps: [{uses: ./actions/load, if: SCHEDULED}]}\n"
    for event, count in (("schedule", 1), ("push", 0)):
        text = outer.replace("SCHEDULED", f"github.event_name == '{event}'")
        documents = ("actions/all/action.yml", text), ("actions/load/action.yml", ACTION)
        assert len(_used(*documents, job="{steps: [{uses: ./actions/all}]}")) == count


def test_what_limits_an_action() -> None:
    job = "{timeout-minutes: 9, steps: [{uses: ./actions/load, timeout-minutes: 5}]}"
    text = f"on: {{schedule: [{{cron: '@daily'}}]}}\njobs: {{a: {job}}}\n"
    (entry,) = entries_of({PATH: text, "actions/load/action.yml": ACTION})
    assert (entry.outer_limit, entry.outer_limit_line) == (5 * MINUTE, 2)


@pytest.mark.parametrize(
    ("runs", "reasons"),
    [
        ("{using: node20, main: index.js}", []),
        ("{using: docker, image: Dockerfile}", ["the image of ./actions/load decides"]),
    ],
)
def test_other_actions(runs: str, reasons: list[str]) -> None:
    job = "{steps: [{uses: ./actions/load}, {uses: actions/checkout@v4}]}"
    found = _used(("actions/load/action.yml", f"runs: {runs}\n"), job=job)
    assert [reason for _, reason, _ in found] == reasons


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        ("{steps: [{uses: ./actions/none}]}", "./actions/none is not in this tree"),
        (
            "{uses: ./.github/workflows/none.yml}",
            "./.github/workflows/none.yml is not in this tree",
        ),
        (
            "{uses: shop/ci/.github/workflows/a.yml@v1}",
            "shop/ci/.github/workflows/a.yml@v1 decides",
        ),
    ],
)
def test_what_is_not_in_the_tree(job: str, reason: str) -> None:
    assert _used(job=job) == [(None, reason, None)]


def test_the_inputs_of_a_workflow_that_is_called() -> None:
    inner = "on: {workflow_call: {inputs: {script: {default: a.py}}}}\njobs: {b: {steps: [{run: 'python ${{ inputs.script }}'}]}}\n"
    job = "{uses: ./.github/workflows/b.yml, with: {script: jobs/load.py}}"
    found = _used((".github/workflows/b.yml", inner), job=job)
    assert found == [("python jobs/load.py", "", "jobs/load.py")]


def test_actions_that_use_themselves_end() -> None:
    uses = "{uses: ./actions/load}, " * 50
    action = f"runs: {{using: composite, steps: [{uses}]}}\n"
    job = "{steps: [{uses: ./actions/load}]}"
    assert _used(("actions/load/action.yml", action), job=job) == []


def test_expressions_are_not_expanded() -> None:
    (entry,) = entries_of(
        changed("jobs/load.py", "${{ matrix.script }} --token ${{ secrets.TOKEN }}")
    )
    assert entry.command == "python ${{...}} --token ${{...}}"


def _runs(matrix: str, command: str) -> list[str]:
    """Return the commands of a job with *matrix*, in alphabetical order."""
    job = f"{{strategy: {{matrix: {matrix}}}, steps: [{{run: '{command}'}}]}}"
    return sorted(str(command) for command, _, _ in _used(job=job))


@pytest.mark.parametrize(
    ("matrix", "commands"),
    [
        ("{a: [x, y]}", ["x ${{...}}", "y ${{...}}"]),
        ("{a: [x, y], b: [1, 2]}", ["x 1", "x 2", "y 1", "y 2"]),
        ("{a: [x, y], b: [1, 2], exclude: [{a: x, b: 2}]}", ["x 1", "y 1", "y 2"]),
        ("{a: [x, y], b: [1, 2], exclude: [{a: x}]}", ["y 1", "y 2"]),
        ("{include: [{a: x, b: 1}, {a: y, b: 2}]}", ["x 1", "y 2"]),
        ("{a: [x, y], include: [{b: 1}]}", ["x 1", "y 1"]),
        ("{a: [x, y], include: [{a: y, b: 1}]}", ["x ${{...}}", "y 1"]),
        ("{a: [x], b: [1], include: [{a: z, b: 3}]}", ["x 1", "z 3"]),
        ("{a: [x], include: [{b: 1}, {a: x, b: 2}]}", ["x 2"]),
        ("{a: [x], include: [{a: z}, {b: 1}]}", ["x 1", "z ${{...}}"]),
        ("{a: [x, y], other: [1, 2, 3], b: [5]}", ["x 5", "y 5"]),
        ("{a: '${{ fromJson(inputs.all) }}', b: [1, 2]}", ["${{...}} 1", "${{...}} 2"]),
        ("'${{ fromJson(inputs.all) }}'", ["${{...}} ${{...}}"]),
        ("{a: []}", ["${{...}} ${{...}}"]),
        ("[x, y]", ["${{...}} ${{...}}"]),
    ],
)
def test_each_value_of_a_matrix_is_a_run(matrix: str, commands: list[str]) -> None:
    assert _runs(matrix, "${{ matrix.a }} ${{matrix.b}}") == commands


def test_objects_in_a_matrix() -> None:
    matrix = "{job: [{name: x, file: jobs/x.py}, {name: y, file: jobs/y.py}]}"
    command = "python ${{ matrix.job.file }} ${{ matrix.job.none }}"
    assert _runs(matrix, command) == ["python jobs/x.py ${{...}}", "python jobs/y.py ${{...}}"]


def test_a_matrix_says_where_a_command_runs() -> None:
    job = """{strategy: {matrix: {folder: [etl, src]}}, env: {SCRIPT: "${{ matrix.folder }}.py"},
      defaults: {run: {working-directory: "${{ matrix.folder }}"}}, steps: [{run: python jobs/load.py}]}"""
    assert [path for _, _, path in _used(job=job)] == ["etl/jobs/load.py", None]


def test_the_matrix_of_a_job_is_for_the_workflow_that_it_uses() -> None:
    inner = "on: {workflow_call: {inputs: {script: {}}}}\njobs: {b: {steps: [{run: 'python ${{ inputs.script }} ${{ matrix.script }}'}]}}\n"
    job = "{strategy: {matrix: {script: [a, b]}}, uses: ./.github/workflows/b.yml, with: {script: '${{ matrix.script }}'}}"
    found = _used((".github/workflows/b.yml", inner), job=job)
    assert [command for command, _, _ in found] == ["python a ${{...}}", "python b ${{...}}"]


def test_the_runs_of_a_matrix_do_not_wait_for_each_other() -> None:
    steps = "steps: [{run: 'python jobs/load.py ${{ matrix.a }}'}, {run: python jobs/load.py}]"
    text = f"on: {{schedule: [{{cron: '@daily'}}]}}\njobs: {{a: {{strategy: {{matrix: {{a: [1, 2]}}}}, {steps}}}}}\n"
    entries = entries_of({PATH: text})
    assert len(entries) == 4
    assert [entry.run == entries[0].run for entry in entries] == [True, True, False, False]


def test_a_large_matrix_is_cut() -> None:
    values = ", ".join(map(str, range(40)))
    lists = ", ".join(f"{key}: [{values}]" for key in "abcdefgh")
    assert len(_runs(f"{{{lists}}}", "${{ matrix.g }} ${{ matrix.h }}")) == 256
    many = "{a: x}, " * 5000
    assert _runs(f"{{a: [x], include: [{many}], exclude: [{many}]}}", "${{ matrix.a }}") == ["x"]
    steps = "{run: 'a ${{ matrix.a }}'}, " * 3000
    text = f"on: {{schedule: [{{cron: '@daily'}}]}}\njobs: {{a: {{strategy: {{matrix: {{{lists}}}}}, steps: [{steps}]}}}}\n"
    assert len(entries_of({PATH: text})) == 3000


def test_a_step_in_python() -> None:
    (entry,) = entries_of(changed("python jobs/load.py", "print(1)\n            shell: python"))
    assert entry.command == ("python", "-c", "print(1)")


def test_variables_of_all_levels() -> None:
    text = WORKFLOW.replace("    jobs:", "    env: {A: s3cret}\n    jobs:")
    text = text.replace("load.py\n", "load.py\n            env: {B: s3cret}\n")
    (entry,) = entries_of({PATH: text})
    assert dict(entry.variables).keys() == {"A", "B"}
    assert "s3cret" not in repr(entry)


def test_more_often_than_github_starts_anything() -> None:
    files = changed("17 4 * * *", "* * * * *")
    (entry,) = entries_of(files)
    assert entry.shortest_gap == 5 * MINUTE
    assert any("GitHub starts it every 5 minutes at most" in text for text in messages_of(files))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"17 4 * * *"', '"17 4 * *"', f"{PATH}:4: in '17 4 * *', there are 4 fields: give five"),
        ('"17 4 * * *"', "*/5 * * * *", f"{PATH}:4: no YAML: quote a text that begins with a star"),
    ],
)
def test_what_is_wrong(old: str, new: str, expected: str) -> None:
    (message,) = messages_of(changed(old, new))
    assert message.startswith(expected)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    files = {PATH: text, ".github/workflows/b.yml": WORKFLOW + text}
    read_all(files)


def test_workflows_that_call_themselves() -> None:
    calling = "on: {schedule: [{cron: '@daily'}]}\njobs: {a: {uses: ./.github/workflows/c.yml}}\n"
    assert entries_of({".github/workflows/c.yml": calling}) == []


@pytest.mark.parametrize(
    ("lines", "gap"),
    [
        ("0 9 * * * python a.py\n0 17 * * * python a.py\n", "every 8h"),
        ("0 * * * * python a.py\n15 * * * * python a.py\n40 * * * * python a.py\n", "every 15m"),
        ("0 9 * * * python a.py\n0 17 * * * python a.py --all\n", "daily"),
        ("0 9 * * * python a.py\n0 9 * * * python a.py\n", "daily"),
        ("0 9 * * * python a.py\n@reboot python a.py\n", "daily"),
    ],
)
def test_lines_that_start_the_same_count_together(lines: str, gap: str) -> None:
    tree = tree_of({"crontab": lines, "a.py": "print(1)\n"})
    most_often = read_schedules(tree, tree.paths).jobs["a.py"].most_often
    assert most_often is not None
    assert most_often.how_often() == gap


def test_two_crons_of_a_workflow_count_together() -> None:
    crons = '    - cron: "17 4 * * *"\n        - cron: "17 12 * * *"\n'
    files = changed('    - cron: "17 4 * * *"\n', crons)
    tree = tree_of({**files, "jobs/load.py": "print(1)\n"})
    uses = read_schedules(tree, tree.paths).jobs["jobs/load.py"].uses
    assert [use.gap for use in uses] == [8 * HOUR, 8 * HOUR]


def test_a_workflow_without_an_end_is_cut() -> None:
    crons, steps = "{cron: '@daily'}, " * 110, "{run: a}, " * 100
    text = f"on: {{schedule: [{crons}]}}\njobs: {{a: {{steps: [{steps}]}}}}\n"
    assert len(entries_of({PATH: text})) == 10_000
