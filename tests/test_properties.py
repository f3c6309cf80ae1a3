"""What holds for every file, whatever is in it.

The proof that ``guard_codemod.verify`` gives at run time is given here once more, by other means, so
that a mistake in it would show.
"""

from __future__ import annotations

import ast
import codecs
import io
import re
import tokenize
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import hypothesmith
import pytest
from hypothesis import assume, event, example, given, settings
from hypothesis import strategies as st
from strategies import SETTINGS, VARIED, main_blocks, scripts

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.guards.message import fill_message
from guard_codemod.model import FileReport, Outcome

pytestmark = pytest.mark.slow

EXAMPLES = settings.get_profile(settings.get_current_profile_name()).max_examples


@example(b"def main():\n    work()\n\nmain()\n", Settings(timeout=3600, wrap_main=True))
@example(
    b"def main():\n    if x: pass\n    elif __name__ == '__main__': main()\n\nmain()",
    Settings(timeout=3600, wrap_main=True),
)
@given(scripts(), SETTINGS)
@settings(max_examples=3 * EXAMPLES)
def test_a_script_of_any_make(data: bytes, wanted: Settings) -> None:
    result = assert_all_is_well(data, wanted)
    assert _may_end(result.before.outcome, data), result.before.reason


# The parser of the grammar takes a second to make, which those who do not run this need not spend.
@given(st.deferred(hypothesmith.from_grammar), main_blocks(), SETTINGS)
@settings(max_examples=max(EXAMPLES // 2, 1))
def test_a_generated_module_with_a_main_block(module: str, block: str, wanted: Settings) -> None:
    data = f"{module}\n{block}\n".replace("\t", "    ").encode()
    assume(_parsed(data) is not None)
    assert_all_is_well(data, wanted)


@given(hypothesmith.from_node(), SETTINGS)
@settings(max_examples=max(EXAMPLES // 4, 1))
def test_a_generated_module_with_a_plain_main_block(module: str, wanted: Settings) -> None:
    data = f'{module}\nif __name__ == "__main__":\n    main()\n'.encode("utf-8", "replace")
    assume(_parsed(data) is not None)
    result = assert_all_is_well(data, wanted)
    assert result.new is not None, result.before.reason


@given(scripts(), SETTINGS)
def test_what_is_found_in_a_folder_is_judged_as_what_is_named(
    data: bytes, wanted: Settings
) -> None:
    named, found = (
        engine.check(SourceFile("job.py", data, explicit=explicit), wanted)
        for explicit in (True, False)
    )
    if found.before.outcome is not named.before.outcome:
        # What gets no guard in a folder is not compiled there.
        assert found.before.outcome in (Outcome.SKIPPED, Outcome.POSSIBLE_JOB)
        assert named.before.outcome is Outcome.FAILED


@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-16")),
    SETTINGS,
)
def test_any_bytes_at_all(data: bytes, wanted: Settings) -> None:
    assert_all_is_well(data, wanted)


@given(st.data(), scripts(), SETTINGS)
def test_a_damaged_script(draws: st.DataObject, data: bytes, wanted: Settings) -> None:
    for _ in range(draws.draw(st.integers(1, 3))):
        at = draws.draw(st.integers(0, len(data)))
        removed = draws.draw(st.integers(0, 5))
        piece = draws.draw(st.sampled_from(DAMAGE) | st.binary(max_size=2))
        data = data[:at] + piece + data[at + removed :]
    assert_all_is_well(data, wanted)


@given(scripts(), VARIED)
@settings(max_examples=2 * EXAMPLES)
def test_a_guard_of_any_make(data: bytes, wanted: Settings) -> None:
    result = engine.guard(SourceFile("job.py", data), wanted)
    assert not any(finding.code == "TG904" for finding in result.before.findings), (
        result.before.reason
    )
    assert _may_end(result.before.outcome, data), result.before.reason
    if result.new is not None:
        assert _parsed(result.new) is not None
        again = engine.guard(SourceFile("job.py", result.new), wanted)
        assert (again.before.outcome, again.new) == (Outcome.ALREADY_GUARDED, None), (
            again.before.reason
        )
        assert_comes_back(data, result.new)


def assert_comes_back(data: bytes, guarded: bytes) -> None:
    """Assert that `remove` gives *data* back."""
    removed = engine.remove(SourceFile("job.py", guarded), Settings())
    assert removed.new == data, removed.before.reason


DAMAGE = (
    *(b"\n", b"\r", b"\t", b" ", b"\f", b"\\", b"\\\n", b";", b":", b"#", b"'", b'"""', b"(", b")"),
    *(b"\0", b"\x1a", b"\xff", codecs.BOM_UTF8, b"\xc2\x85", b"\xe2\x80\xa8", b"\x1c", b"\x0b"),
    *(b"else:", b"signal", b"pass\n", b"__main__"),
)


def assert_all_is_well(data: bytes, wanted: Settings) -> FileReport:
    """Assert all that must hold of the file *data*, and return what the codemod makes of it."""
    source = SourceFile("job.py", data)
    checked = engine.check(source, wanted)
    result = engine.guard(source, wanted)
    event(result.before.outcome.value)
    assert not any(finding.code == "TG904" for finding in result.before.findings), (
        result.before.reason
    )
    assert checked.before.outcome is result.before.outcome
    assert (result.new is not None) == (
        result.before.outcome in (Outcome.UNGUARDED, Outcome.POSSIBLE_JOB)
    )
    if result.edit is not None:
        assert result.edit.old == data
        # What completes a guard that is incomplete keeps the limit that it has.
        if not {"TG002", "TG003", "TG004"} & {finding.code for finding in result.before.findings}:
            assert_only_the_guard_is_new(data, result.edit.new, wanted)
        again = engine.guard(SourceFile("job.py", result.edit.new), wanted)
        assert (again.before.outcome, again.new) == (Outcome.ALREADY_GUARDED, None), (
            again.before.reason
        )
    return result


# The proof, by other means


class Guard(NamedTuple):
    """A guard in a syntax tree: the suite that holds it, where in it, and what is around that."""

    suite: list[ast.stmt]
    at: int
    ancestors: tuple[tuple[ast.AST, str], ...]

    @property
    def handler(self) -> ast.FunctionDef:
        found = self.suite[self.at]
        assert isinstance(found, ast.FunctionDef)
        return found

    @property
    def signal(self) -> str:
        return ast.unparse(self.suite[self.at + 2]).partition(".")[0]


@dataclass(frozen=True)
class File:
    """A file as Python reads it."""

    data: bytes
    encoding: str
    lines: list[str]
    tree: ast.Module

    @classmethod
    def of(cls, data: bytes) -> File:
        encoding = _encoding(data)
        tree = _parsed(data)
        assert tree is not None
        return cls(data, encoding, io.StringIO(data.decode(encoding), newline="").readlines(), tree)

    @property
    def line_ends(self) -> set[str]:
        return {line[len(line.rstrip("\r\n")) :] for line in self.lines} - {""}


def assert_only_the_guard_is_new(before: bytes, after: bytes, wanted: Settings) -> None:
    old, new = File.of(before), File.of(after)
    assert new.encoding == old.encoding
    assert new.data.startswith(codecs.BOM_UTF8) == old.data.startswith(codecs.BOM_UTF8)
    assert new.line_ends <= (old.line_ends or {"\n"})
    assert new.lines[-1].endswith(("\r", "\n")) == old.lines[-1].endswith(("\r", "\n"))

    (guard,) = _guards(new.tree)
    assert _raised_message(guard) == fill_message(wanted.message, "job.py", wanted.timeout or 0)
    assert ast.unparse(guard.suite[guard.at + 2]) == f"{guard.signal}.alarm({wanted.timeout})"
    assert_runs_as_main_only(guard)
    above = [ast.unparse(statement) for statement in guard.suite[: guard.at]]
    # A guard whose block was made for a call has its imports inside.
    assert all(re.fullmatch(rf"{_STRING}|import \w+( as _\w+)?", text) for text in above)
    assert_names_are_free(old, new.tree, guard)
    assert_lines_are_kept(old, new, wanted)
    _remove(guard, old.tree, new.tree)
    assert ast.dump(new.tree) == ast.dump(old.tree)


def _may_end(outcome: Outcome, data: bytes) -> bool:
    """Whether *data* fails if it cannot be parsed, and only if it cannot be compiled."""
    failed = outcome is Outcome.FAILED
    return (failed or _parsed(data) is not None) and not (failed and _compiles(data))


def _compiles(data: bytes) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(data, "job.py", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, LookupError, RecursionError, MemoryError):
            return False
    return True


def _parsed(data: bytes) -> ast.Module | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(data)
        except (SyntaxError, ValueError, LookupError, RecursionError, MemoryError):
            return None


def _encoding(data: bytes) -> str:
    """Return the encoding that a comment on the first two lines declares, or the default."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    for line in re.split(rb"\r\n?|\n", data)[:2]:
        declared = re.match(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", line)
        if declared:
            return declared[1].decode()
        if not re.match(rb"[ \t\f]*(#|$)", line):
            break
    return "utf-8"


def _guards(node: ast.AST, ancestors: tuple[tuple[ast.AST, str], ...] = ()) -> Iterator[Guard]:
    for name, value in ast.iter_fields(node):
        here = (*ancestors, (node, name))
        if isinstance(value, list) and all(isinstance(child, ast.stmt) for child in value):
            for at in range(len(value) - 2):
                text = [ast.unparse(statement) for statement in value[at : at + 3]]
                if re.fullmatch(_GUARD, "\n".join(text)):
                    yield Guard(value, at, here)
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _guards(child, here)


_GUARD = (
    r"def (?P<handler>\w+)\(_signum(: int)?, _frame(: object)?\)( -> None)?:\n"
    r"    raise (\w+\.)?TimeoutError\(.*\)\n(?P<signal>\w+)\.signal\((?P=signal)\.SIGALRM, (?P=handler)\)\n"
    r"(?P=signal)\.alarm\(\d+\)"
)


def _raised_message(guard: Guard) -> str:
    (statement,) = guard.handler.body
    assert isinstance(statement, ast.Raise)
    assert isinstance(statement.exc, ast.Call)
    message = ast.literal_eval(statement.exc.args[0])
    assert isinstance(message, str)
    return message


def _remove(guard: Guard, old: ast.Module, new: ast.Module) -> None:
    """Take *guard* out of *new*, with the block that was made for it and with its imports."""
    del guard.suite[guard.at : guard.at + 3]
    owner, _ = guard.ancestors[-1]
    assert isinstance(owner, ast.If)
    if not guard.suite:
        assert ast.unparse(owner.test) == "__name__ == '__main__'"
        new.body.remove(owner)
    elif isinstance(new.body[-1], ast.If) and not isinstance(old.body[-1], ast.If):
        new.body[-1:] = new.body[-1].body
    imports = Counter(
        ast.dump(statement) for statement in new.body if isinstance(statement, ast.Import)
    )
    imports.subtract(ast.dump(statement) for statement in old.body)
    for statement in list(new.body):
        if imports[ast.dump(statement)] > 0:
            imports[ast.dump(statement)] -= 1
            assert re.fullmatch(
                r"import signal( as _signal\w*)?|import builtins( as _builtins\w*)?",
                ast.unparse(statement),
            )
            new.body.remove(statement)


def assert_runs_as_main_only(guard: Guard) -> None:
    conditions: list[tuple[ast.expr, bool]] = []
    for node, field in guard.ancestors:
        assert isinstance(node, (ast.Module, ast.If, ast.Try, ast.With)), ast.unparse(node)
        if isinstance(node, ast.If):
            conditions.append((node.test, field == "body"))
    assert all(value in possible_values(test, "__main__") for test, value in conditions)
    assert not all(value in possible_values(test, "job") for test, value in conditions)


def possible_values(test: ast.expr, name: str) -> set[bool]:
    """Return what *test* may be in a module called *name*, if nothing else is known."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return {not value for value in possible_values(test.operand, name)}
    if isinstance(test, ast.BoolOp):
        operands = [possible_values(value, name) for value in test.values]
        decided = isinstance(test.op, ast.Or)
        return {decided for values in operands if decided in values} | (
            {not decided} if all((not decided) in values for values in operands) else set()
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # `is` with a literal
            return {bool(eval(ast.unparse(test), {"__name__": name, "__builtins__": {}}))}
    except NameError:
        return {True, False}


def assert_names_are_free(old: File, new: ast.Module, guard: Guard) -> None:
    """Assert that the guard's names mean what they should where it stands, and nothing before."""
    words = set(re.findall(r"\w+", "".join(old.lines)))
    assert guard.handler.name not in words
    exception = ast.unparse(guard.handler.body[0]).split()[1].partition("(")[0]
    owner = exception.partition(".")[0]
    start = guard.handler.lineno
    binders = list(_binders(new))
    stars = any(name == "*" for name, _ in binders)
    for used, module in (
        (guard.signal, "signal"),
        *([(owner, "builtins")] if owner != exception else []),
    ):
        bound = [statement for name, statement in binders if name == used]
        assert bound, f"{used} is not bound"
        assert all(isinstance(statement, ast.Import) for statement in bound)
        bindings = {alias.name for statement in bound if isinstance(statement, ast.Import) for alias in statement.names
                    if (alias.asname or alias.name.partition(".")[0]) == used}  # fmt: skip
        assert bindings == {module}
        places = (*new.body, *guard.suite)
        assert any(statement in places and statement.lineno < start for statement in bound)
        assert not stars or used.startswith("_")
    if owner == exception:
        assert all(name != exception for name, _ in binders)


def _binders(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Yield each name that code at module level may bind, with the statement that does."""
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id, node
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (
                (alias.asname or alias.name.partition(".")[0], node) for alias in node.names
            )
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name, node
            for inner in ast.walk(node):
                if isinstance(inner, ast.Global):
                    yield from ((name, inner) for name in inner.names)
            continue
        elif isinstance(node, (ast.MatchAs, ast.MatchStar, ast.ExceptHandler)) and node.name:
            yield node.name, node
        elif isinstance(node, ast.Lambda):
            continue
        stack.extend(ast.iter_child_nodes(node))


def assert_lines_are_kept(old: File, new: File, wanted: Settings) -> None:
    """Assert that all lines are kept, in order, but for those of a suite behind a colon and a wrapped call."""
    lost = _lost(old.lines, new.lines)
    if lost:
        assert any(set(lost) <= lines for lines in _may_be_opened(old, wanted)), lost
        assert _comments(old) == _comments(new)
    for line in Counter(new.lines) - Counter(old.lines):
        text = line.strip()
        assert re.fullmatch(_NEW_LINE, text) or any(
            _is_part(text, old.lines[at - 1]) for at in lost
        ), line


def _is_part(line: str, whole: str) -> bool:
    """Whether the code of *line* stands in *whole* too, in order, but for the space in between."""
    remaining = iter("".join(whole.split()))
    return all(character in remaining for character in "".join(line.partition("#")[0].split()))


_STRING = r"""("(\\.|[^"\\])*"|'(\\.|[^'\\])*')"""
_NEW_LINE = "|".join(
    (
        r"",
        r"import \w+( as _\w+)?",
        r'if __name__ == "__main__":',
        r"def \w+\(_signum(: int)?, _frame(: object)?\)( -> None)?:",
        rf"raise (\w+\.)?TimeoutError\(({_STRING}\))?",
        _STRING,
        r"\)",
        r"\w+\.signal\(\w+\.SIGALRM, \w+\)",
        r"\w+\.alarm\(\d+\)",
    )
)


def _lost(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """Return the numbers of the lines of *old* that are not in *new*, where all others are in order."""
    if _is_subsequence(old, new):
        return []
    longest = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            kept = longest[i + 1][j + 1] + 1 if old[i] == new[j] else 0
            longest[i][j] = max(kept, longest[i + 1][j], longest[i][j + 1])
    lost, j = [], 0
    for i, line in enumerate(old):
        if longest[i][j] == longest[i + 1][j]:
            lost.append(i + 1)
        else:
            j = new.index(line, j) + 1
    return lost


def _is_subsequence(old: Sequence[str], new: Sequence[str]) -> bool:
    remaining = iter(new)
    return all(line in remaining for line in old)


def _may_be_opened(old: File, wanted: Settings) -> Iterator[set[int]]:
    if wanted.wrap_main:
        yield _lines_of(old.tree.body[-1])
    for node in ast.walk(old.tree):
        if isinstance(node, ast.If):
            for suite in (node.body, node.orelse):
                # A suite that is not behind a colon stands alone at the start of its line.
                if suite and old.lines[suite[0].lineno - 1].encode()[: suite[0].col_offset].strip():
                    yield _lines_of(node)


def _lines_of(statement: ast.stmt) -> set[int]:
    return set(range(statement.lineno, (statement.end_lineno or 0) + 1))


def _comments(file: File) -> list[str]:
    text = re.sub("\r\n?", "\n", "".join(file.lines))
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [token.string.rstrip() for token in tokens if token.type == tokenize.COMMENT]
