"""The proof: what it lets pass, and each way in which it fails."""

from __future__ import annotations

import ast

import pytest

from guard_codemod.detection.block_kind import BlockKind
from guard_codemod.detection.file_model import MainBlock
from guard_codemod.guards.spec import GuardSpec
from guard_codemod.guards.templates import guard_source, new_block_source
from guard_codemod.model import Text
from guard_codemod.planning.plan import (
    Decision,
    EnterBlock,
    InsertImports,
    NewBlock,
    Plan,
    WrapCall,
)
from guard_codemod.rewriting.verify import VerificationError, same_tree, verify, verify_lines

SPEC = GuardSpec(False, "    ", 60, "too long")
BLOCK = EnterBlock(MainBlock(1, 1, 0, BlockKind.WORK))
IMPORT = (InsertImports(1, ("import signal",)),)


def _plan(guard: EnterBlock | NewBlock | WrapCall) -> Plan:
    return Plan(Decision.GUARD, "", guard=guard, imports=IMPORT, spec=SPEC)


def _text(content: str) -> Text:
    return Text(content, "utf-8", False)


def _verify(old: str, new: str, guard: EnterBlock | NewBlock | WrapCall) -> None:
    verify(ast.parse(old), ast.parse(new), _plan(guard))


OLD = "if __name__ == '__main__':\n    main()\n"
GUARD = "".join(f"    {line}\n" for line in guard_source(SPEC, 4).splitlines())
NEW = f"import signal\nif __name__ == '__main__':\n{GUARD}    main()\n"


def test_a_guard_in_a_block_passes() -> None:
    _verify(OLD, NEW, BLOCK)


def test_a_block_of_its_own_passes() -> None:
    _verify(
        "x = 1\nwork()\n",
        f"import signal\nx = 1\n{new_block_source(SPEC)}work()\n",
        NewBlock(2, 1),
    )


def test_a_call_that_moved_passes() -> None:
    _verify("main()\n", f"import signal\n{new_block_source(SPEC)}    main()\n", WrapCall(1, 1))


@pytest.mark.parametrize(
    ("new", "guard", "message"),
    [
        (f"import signal\n{OLD}", BLOCK, "not there exactly once"),
        (
            NEW + GUARD.replace("    ", "", 1).replace("\n    ", "\n"),
            BLOCK,
            "not there exactly once",
        ),
        (NEW.replace("import signal\n", ""), BLOCK, "'import signal' is not there"),
        (NEW.replace("main()", "main(1)"), BLOCK, "does not give the original"),
        (NEW + "extra()\n", BLOCK, "does not give the original"),
        (f"import signal\n{OLD}extra()\n", BLOCK, "not there exactly once"),
        (NEW, NewBlock(1, 1), "own main block is not there"),
        (NEW + "    x()\n", WrapCall(1, 1), "does not hold the call alone"),
    ],
)
def test_any_other_change_fails(
    new: str, guard: EnterBlock | NewBlock | WrapCall, message: str
) -> None:
    with pytest.raises(VerificationError, match=message):
        _verify(OLD, new, guard)


@pytest.mark.parametrize(
    ("around", "changed"),
    [
        ("@f\ndef a(): pass\n", "@g\ndef a(): pass\n"),
        ("a()\nb()\n", "b()\na()\n"),
        ("a()\na()\nb()\n", "a()\nb()\n"),
        ("x = 1; y = 2\n", "x = 1; y = 2; y = 2\n"),
        ("def a():\n    return 1\n", "def a():\n    return 1.0\n"),
        ("x = 0\n", 's = """\nx = 0\n"""\n'),
    ],
)
def test_a_change_of_another_statement_fails(around: str, changed: str) -> None:
    _verify(around + OLD, around + NEW, BLOCK)
    with pytest.raises(VerificationError, match="does not give the original"):
        _verify(around + OLD, changed + NEW, BLOCK)


def test_a_guard_that_was_there_before_is_not_taken_for_the_new_one() -> None:
    guarded = NEW.replace("import signal\n", "")
    with pytest.raises(VerificationError, match=r"exactly once|does not give the original"):
        _verify(guarded, f"import signal\n{guarded}", BLOCK)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\n", "b\na\n"),
        ("a", "b\na"),
        ("a\r\nb\r\n", "a\r\nx\r\nb\r\n"),
        ("a\r\nb\n", "a\r\nx\nb\n"),
    ],
)
def test_lines_that_all_survive_pass(old: str, new: str) -> None:
    verify_lines(_text(old), _text(new), _plan(BLOCK))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("a\nb\n", "a\nc\n", "a line of the original"),
        ("a\nb\n", "b\na\n", "a line of the original"),
        ("a\n", "b\na", "the end of the file"),
        ("a", "b\na\n", "the end of the file"),
        ("a\r\n", "b\na\r\n", "the end of the file"),
    ],
)
def test_lines_that_change_fail(old: str, new: str, message: str) -> None:
    with pytest.raises(VerificationError, match=message):
        verify_lines(_text(old), _text(new), _plan(BLOCK))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("1", "1.0"),
        ("1", "True"),
        ("'a'", "b'a'"),
        ("0.0", "-0.0"),
        ("x", "y"),
        ("f(1)", "f(1, 2)"),
        ("x.a", "x['a']"),
    ],
)
def test_trees_that_differ(left: str, right: str) -> None:
    assert same_tree(ast.parse(left), ast.parse(left))
    assert not same_tree(ast.parse(left), ast.parse(right))
