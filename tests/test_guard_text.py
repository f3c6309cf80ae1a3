"""The guard's own text: its message, its literals and its lines."""

from __future__ import annotations

import ast
from dataclasses import replace

import black
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import VARIANTS

from guard_codemod.guards.code_writer import LINE_LENGTH
from guard_codemod.guards.matcher import remove_guard
from guard_codemod.guards.message import check_message, fill_message, quote
from guard_codemod.guards.spec import GuardOptions, GuardSpec
from guard_codemod.guards.templates import guard_source, new_block_source, parse_on_timeout

SPEC = GuardSpec(
    annotated=False,
    indent="    ",
    seconds=3600,
    message="job.py timed out after 3600 seconds",
)

TEXTS = (
    st.text()
    | st.text("ab'\"\\ {}\n\té—打\u0301\u200d")
    | st.lists(st.text(max_size=30)).map(" ".join)
)
SPECS = st.builds(
    GuardSpec,
    names=st.sets(
        st.sampled_from(
            [
                "signal",
                "os",
                "sys",
                "time",
                "types",
                "timeout_handler",
                "arm_backstop",
                "job_deadline",
                "own",
            ]
        )
    ).map(lambda names: {name: f"_{name}" for name in names}),
    options=st.builds(replace, VARIANTS, forks=st.booleans(), tasks=st.booleans()),
    inner_imports=st.sampled_from(
        [(), ("import signal",), ("import os", "import signal as _signal")]
    ),
    annotated=st.booleans(),
    indent=st.sampled_from(["  ", "   ", "    ", "        ", "\t"]),
    seconds=st.integers(1, 10**9),
    message=TEXTS.map(lambda text: text.replace("\0", "")),
    ascii_only=st.booleans(),
)


def _said(tree: ast.AST) -> list[str]:
    """Return what is raised or printed, where it is a literal."""
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    arguments = [call.args[0] for call in calls if call.args]
    return [
        node.value
        for node in arguments
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


@given(TEXTS, st.booleans())
def test_a_literal_means_the_text(text: str, ascii_only: bool) -> None:
    literal = quote(text, ascii_only)
    assert ast.literal_eval(literal) == text
    assert literal[1:-1].isprintable()
    assert literal.isascii() or not ascii_only


def test_a_function_to_call_has_no_name_that_the_guard_needs() -> None:
    variant = GuardOptions(60, forks=True, timeout_env="LIMIT", portable=True, on_timeout="m:f")
    tree = ast.parse(guard_source(replace(SPEC, options=variant), 0))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert names >= {"arm_backstop", "faulthandler", "print", "rearm", "signal", "value"}
    for name in names - {"f"}:
        with pytest.raises(ValueError, match=f"the guard itself uses the name '{name}'"):
            parse_on_timeout(f"m:{name}")
    parse_on_timeout("m:f")


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("plain", '"plain"'),
        ("it's", '"it\'s"'),
        ('the "nightly" run', "'the \"nightly\" run'"),
        ("it's \"5'\"", '"it\'s \\"5\'\\""'),
        ("C:\\jobs", '"C:\\\\jobs"'),
        ("über — 打ち切り", '"über — 打ち切り"'),
        ("a\tb\r\n\0", '"a\\tb\\r\\n\\x00"'),
        ("\u202eoverride", '"\\u202eoverride"'),
        ("\udcff", '"\\udcff"'),
    ],
)
def test_a_literal_is_as_black_would_write_it(text: str, literal: str) -> None:
    assert quote(text) == literal
    if text.isprintable():
        assert black.format_str(f"x = {literal}\n", mode=black.Mode()) == f"x = {literal}\n"


def test_a_literal_is_ascii_where_the_file_is_not_in_utf_8() -> None:
    assert quote("über\N{EM DASH}🛑", ascii_only=True) == '"\\xfcber\\u2014\\U0001f6d1"'


@given(SPECS, st.integers(0, 12))
def test_a_limit_that_is_read_when_the_job_runs_is_said(spec: GuardSpec, column: int) -> None:
    variant = GuardOptions(timeout_env="JOB_TIMEOUT")
    source = guard_source(
        replace(spec, message="{a} after \0 s, 'or' \"so\"", names={}, options=variant), column
    )
    raised = next(node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Raise))
    assert isinstance(raised.exc, ast.Call)
    expression = compile(ast.Expression(raised.exc.args[0]), "", "eval")
    assert eval(expression, {"timeout_seconds": 90}) == "{a} after 90 s, 'or' \"so\""


@given(SPECS, st.integers(0, 12))
def test_the_guard_says_the_message(spec: GuardSpec, column: int) -> None:
    source = guard_source(spec, column)
    assert _said(ast.parse(source)) == (
        [spec.message] if spec.options.on_timeout in ("raise", "warn") else []
    )
    assert source.isascii() or not spec.ascii_only


@given(
    SPECS,
    st.lists(st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=25), min_size=1),
    st.integers(0, 12),
)
def test_lines_end_within_the_limit_where_a_space_allows_it(
    spec: GuardSpec, words: list[str], column: int
) -> None:
    source = guard_source(replace(spec, message=" ".join(words)), column)
    target = spec.options.on_timeout.partition(":")[2]
    addresses = {target, spec.options.email_from} - {None}  # they stay whole
    lines = [" " * column + line.expandtabs(4) for line in source.splitlines()]
    lines = [line for line in lines if not any(f'"{address}"' in line for address in addresses)]
    assert max(map(len, lines)) <= LINE_LENGTH


@given(st.integers(60, 200), st.integers(0, 4))
def test_a_word_that_is_too_long_stays_whole_on_a_line_of_its_own(length: int, depth: int) -> None:
    url = "https://wiki.example.com/".ljust(length, "x")
    source = guard_source(replace(SPEC, message=f"timed out: see {url} and call 1234"), 4 * depth)
    assert url in source
    for line in source.splitlines():
        assert len(line) + 4 * depth <= LINE_LENGTH or line.strip() == f'"{url}"'


@pytest.mark.parametrize("length", range(56, 64))
def test_the_message_is_broken_off_as_late_as_black_does(length: int) -> None:
    """Black joins what would fit on one line, and breaks what does not."""
    spec = replace(SPEC, message="ü" * (length - 6) + " years")
    source = new_block_source(spec)
    assert (
        black.format_str(f"import signal\n\n{source}", mode=black.Mode())
        == f"import signal\n\n{source}"
    )


@settings(max_examples=60, deadline=None)
@given(SPECS, st.text("abc 'é打\"", min_size=1, max_size=200))
def test_black_leaves_a_new_block_alone(spec: GuardSpec, message: str) -> None:
    spec = replace(spec, message=message, indent="    ", ascii_only=False)
    source = new_block_source(spec)
    assert black.format_str(source, mode=black.Mode()) == source


@given(SPECS)
def test_the_guard_is_recognized_and_taken_out(spec: GuardSpec) -> None:
    tree = ast.parse(new_block_source(spec) + "main()\n")
    assert remove_guard(tree, spec)
    block = tree.body[0]
    assert isinstance(block, ast.If)
    assert not block.body
    assert not remove_guard(tree, spec)


def test_two_guards_are_not_taken_for_one() -> None:
    assert not remove_guard(ast.parse(guard_source(SPEC, 0) * 2), SPEC)


@pytest.mark.parametrize(
    "other",
    [
        replace(SPEC, seconds=60),
        replace(SPEC, message="other"),
        replace(SPEC, names={"timeout_handler": "on_alarm"}),
        replace(SPEC, annotated=True),
        replace(SPEC, names={"TimeoutError": "builtins.TimeoutError"}),
        replace(SPEC, options=GuardOptions(kill_after=60)),
        replace(SPEC, options=GuardOptions(portable=True)),
    ],
)
def test_another_guard_is_not_taken_out(other: GuardSpec) -> None:
    assert not remove_guard(ast.parse(guard_source(SPEC, 0)), other)


def test_placeholders_are_filled_in() -> None:
    assert fill_message("{script}: {seconds} s", "job.py", 90) == "job.py: 90 s"
    assert fill_message("{{{script}}} {{seconds}}", "job.py", 90) == "{job.py} {seconds}"
    assert fill_message("no placeholder", "job.py", 90) == "no placeholder"


def test_one_second_is_singular() -> None:
    assert (
        fill_message("{script} timed out after {seconds} seconds", "job.py", 1)
        == "job.py timed out after 1 second"
    )


def test_a_name_with_braces_is_no_placeholder() -> None:
    assert fill_message("{script}", "{seconds}.py", 5) == "{seconds}.py"


@pytest.mark.parametrize(
    "template",
    ["", " \t", "{", "}", "{}", "{0}", "{name}", "{script!r}", "{seconds:>9}", "{script.x}"],
)
def test_a_wrong_message_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match=r"message is empty|placeholder|literal braces"):
        check_message(template)


@given(TEXTS)
def test_a_message_that_is_not_refused_can_be_filled_in(template: str) -> None:
    try:
        check_message(template)
    except ValueError:
        return
    fill_message(template, "job.py", 3600)


@pytest.mark.parametrize("template", ["timed out", "{script}", "{seconds} {script} {{literal}}"])
def test_a_right_message_is_not_refused(template: str) -> None:
    check_message(template)
