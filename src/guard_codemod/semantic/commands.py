"""The commands that a call may run, as far as their text is known, and whether they end at once."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from guard_codemod.data.subprocesses import (
    ENDS_AT_ONCE,
    ENDS_SOON,
    ENDS_WITH,
    FOR_A_PERSON,
    GOES_ON_WITH,
    MAY_WAIT,
    SHELLS,
    TELLS_OF_ITSELF,
    WAITS_FOR_OTHERS,
)
from guard_codemod.lazy import regex
from guard_codemod.semantic.ast_utils import (
    SEQUENCES,
    binds,
    is_none,
    last_name,
    own_expressions,
    text_of,
    unparsed,
)
from guard_codemod.semantic.const_eval import ENVIRONMENT
from guard_codemod.semantic.model import SemanticModel

if TYPE_CHECKING:
    from guard_codemod.semantic.shell import Command

UNKNOWN = "\0"
"""Stands for what is known only when the job runs."""

_MOST = 16
"""More commands than these are not distinguished."""

_MOST_LOOKED_UP = 100
"""So many names are looked up for a command: what each may stand for has names again."""

_ASSIGNMENT = regex(r"\w+=")
_READS = regex(r"/dev/(?:std|tty|fd|tcp|udp)|(?i:fifo)|\$\w+_PIPE\b")
_OF_OTHERS = regex(r"://|[\w-]@|\w\w:[\w/~\0]|^\S*(?:python|\.\w*sh\b|\.py\b)|^\$")
"""Addresses, scripts, and what a variable of the environment says."""

_GOES_ON = regex(r"while\b|sleep +(?:[\d.]{3,}|inf)")
"""Loops of a shell, and long breaks."""

_PLACEHOLDER = regex(r"%(?:\(\w*\))?[-+#0-9.]*[a-z]|\{[^{}]*\}")


def is_short_command(call: ast.Call, program: SemanticModel) -> bool:
    """Whether *call* runs a program that is known to end soon, or is a method of what does."""
    if any(getattr(word, "value", None) in {*TELLS_OF_ITSELF, ""} for word in call.args):
        return True
    return any(
        bool(lines) and all(map(_ends_soon, lines)) and not _may_read_a_pipe(lines, program)
        for lines in (lines_of(inner, program) for inner in chained(call))
    )


def is_local_command(call: ast.Call, program: SemanticModel) -> bool:
    """Whether *call* most likely runs a program that asks nobody, and so ends by itself."""
    lines = [line for line in lines_of(call, program) if not line[0].startswith(UNKNOWN)]
    return bool(lines) and all(_ends_soon(line) or _asks_nobody(line) for line in lines)


def waits_for_others(call: ast.Call, program: SemanticModel) -> bool:
    """Whether *call* runs a program that may wait for hours: it asks a server, or reads a pipe."""
    lines = lines_of(call, program)
    return any(map(_waits_for_others, lines)) or _may_read_a_pipe(lines, program)


def _may_read_a_pipe(lines: list[list[str]], program: SemanticModel) -> bool:
    """Whether one of *lines* opens a file of the job's, which itself makes named pipes."""
    return program.spells("mkfifo(") and any(UNKNOWN in word for words in lines for word in words)


def _waits_for_others(words: list[str]) -> bool:
    program = words[0].rpartition("/")[2]
    asks = program in WAITS_FOR_OTHERS or GOES_ON_WITH.get(program, frozenset()) & {*words}
    text = " ".join(words)
    return bool(asks or _READS.search(text) or _GOES_ON.match(text)) and not _ends_soon(words)


def _asks_nobody(words: list[str]) -> bool:
    """Whether the command of *words* is a program by its name, and none of them is of others."""
    text = " ".join(words)
    program = words[0].rpartition("/")[2]
    return not (
        MAY_WAIT.intersection([program, *words])
        or program in SHELLS.union(GOES_ON_WITH, ENDS_WITH)
        or _GOES_ON.match(text)
        or _OF_OTHERS.search(text)
        or _READS.search(text)
    )


def _ends_soon(words: list[str]) -> bool:
    """Whether the command of *words* ends soon, or is meant for a person who watches it."""
    if TELLS_OF_ITSELF.intersection(words):
        return True
    text = " ".join(words)
    if _READS.search(text) or " <" in text:
        return False  # it may wait for what never comes
    program = words[0].rpartition("/")[2] if words else ""
    if program in ENDS_WITH:
        return any(word.startswith(ENDS_WITH[program]) for word in words[1:])
    if program in SHELLS:
        return len(words) == 1
    goes_on = GOES_ON_WITH.get(program, frozenset()).intersection(words)
    if ENDS_SOON.match(text.removeprefix(words[0].removesuffix(program))):
        return True
    return program in FOR_A_PERSON or (program in ENDS_AT_ONCE and not goes_on)


def chained(call: ast.Call) -> Iterator[ast.Call]:
    """Yield *call* and the calls it is a method of, as in ``Popen(command).stdout.read()``."""
    node: ast.expr = call
    while isinstance(node, (ast.Call, ast.Attribute)):
        if isinstance(node, ast.Call):
            yield node
        node = node.func if isinstance(node, ast.Call) else node.value


def lines_of(call: ast.Call, program: SemanticModel) -> list[list[str]]:
    """Return the words of each command that *call* may run, as far as they are known."""
    # Together with the arguments, which thus outlive what they are kept for.
    key = "commands", *map(id, call.args)
    return program.keep(key, lambda: (call.args, _lines_of(call, program)))[1]


def _lines_of(call: ast.Call, program: SemanticModel) -> list[list[str]]:
    texts = _Texts(program)
    if len(call.args) > 1 and all(isinstance(argument, _SPELLED) for argument in call.args):
        return list(texts.lines(ast.List(call.args)))  # run("git", "fetch")
    return [line for node in call.args[:1] for line in texts.lines(node)]


_SPELLED = (ast.Constant, ast.JoinedStr, ast.BinOp)


def _lines_in(text: str) -> Iterator[list[str]]:
    """Yield the words of the commands in the shell's *text*."""
    # Not at the top, as what is imported below: few files run a shell.
    from guard_codemod.semantic.shell import read_commands, substituted

    for command in read_commands(text):
        if words := _words_in(command):
            yield words
        for inner in (inner for word in command.words for inner in substituted(word)):
            yield from _lines_in(inner)


def _words_in(command: Command) -> list[str]:
    """Return the words of *command*, without what only starts it; of a loop, the loop's first."""
    from guard_codemod.data.starters import starter_of
    from guard_codemod.semantic.shell import shown

    words = list(map(shown, command.words))
    while words:
        starter = starter_of(words)
        if _ASSIGNMENT.match(words[0]):
            del words[0]
        elif starter and starter[0].transparent:
            words = starter[0].split(starter[1])[2]
        else:
            break
    if command.background:
        return ["true"]
    words += [f"<{command.input}"] if command.input else []
    return ["while", *words] if command.repeated in ("until", "while") else words


class _Texts:
    """The texts that expressions of *program* stand for, with names looked up where they stand."""

    def __init__(self, program: SemanticModel) -> None:
        self._program = program
        self._looked_up: list[tuple[str, int]] = []
        self._left = _MOST_LOOKED_UP

    def lines(self, node: ast.expr) -> Iterator[list[str]]:
        """Yield the words of the commands that *node* may stand for."""
        for value in self._values(node):
            command, more = value, ""
            if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
                left = self._values(value.left)
                lists = [node for node in left if isinstance(node, SEQUENCES)]
                command, more = (lists[0], UNKNOWN) if lists else (value, "")
            if isinstance(command, SEQUENCES):
                words = [*map(self._only_text, command.elts), more]
                program = words[0].rpartition("/")[2]
                if program in SHELLS and "-c" in words:
                    at = words.index("-c") + 1
                    scripts = self._texts(command.elts[at]) if at < len(command.elts) else [more]
                    yield from (line for script in scripts for line in _lines_in(script))
                elif program:
                    yield [word for argument in words for word in argument.split()]
            else:
                for text in self._texts(command):
                    yield from _lines_in(text)

    def _only_text(self, node: ast.expr) -> str:
        texts = self._texts(node)
        return texts[0] if len(texts) == 1 else UNKNOWN

    def _texts(self, node: ast.expr) -> list[str]:
        texts = [text for value in self._values(node) for text in self._texts_of(value)]
        return texts[:_MOST]

    def _texts_of(self, value: ast.expr) -> list[str]:
        match value:
            case ast.Constant(text):
                return [text if isinstance(text, str) else UNKNOWN]
            case ast.JoinedStr(parts):
                return _joined(map(self._texts, parts))
            case ast.FormattedValue(inner):
                return self._texts(inner)
            case ast.BinOp(left, ast.Add(), right):
                return _joined([self._texts(left), self._texts(right)])
            case ast.BinOp(left, ast.Mod(), right):
                return self._filled(left, right.elts if isinstance(right, ast.Tuple) else [right])
            case ast.Call(ast.Attribute(pattern, "format"), given):
                return self._filled(pattern, given)
            case ast.Call(ast.Attribute(_, "join"), [ast.Tuple(parts) | ast.List(parts), *_]):
                return [" ".join(map(self._only_text, parts))]
        return [UNKNOWN]

    def _filled(self, pattern: ast.expr, given: list[ast.expr]) -> list[str]:
        """Return *pattern* with its placeholders filled with what is *given*."""
        texts: list[str] = []
        for text in self._texts(pattern):
            first, *others = _PLACEHOLDER.split(text)
            parts = [[first]]
            for piece, value in itertools.zip_longest(others, given[: len(others)]):
                parts += [self._texts(value) if value else [UNKNOWN], [piece]]
            texts += _joined(parts)
        return texts

    def _values(self, node: ast.expr) -> list[ast.expr]:
        """Return the expressions that *node* may evaluate to, with names looked up."""
        match node:
            case ast.IfExp(_, body, orelse):
                return [*self._values(body), *self._values(orelse)]
            case ast.BoolOp(_, values) | ast.Subscript(ast.Tuple(values) | ast.List(values)):
                return [inner for value in values for inner in self._values(value)]
            case ast.Name() | ast.Attribute():
                key = unparsed(node), getattr(node, "lineno", 0)
                if key in self._looked_up or len(self._looked_up) > 5 or not self._left:
                    return [node]
                self._left -= 1
                self._looked_up.append(key)
                bound = self._program.keep(("bound", *key), lambda: self._bound(*key))
                nodes = [inner for value in bound for inner in self._values(value)]
                self._looked_up.pop()
                return nodes[:_MOST] or [node]
            case ast.Call(function, arguments) if last_name(function) in _PASSES_ON:
                owner = function.value if isinstance(function, ast.Attribute) else node
                passed = arguments[0] if arguments else owner
                return [node] if passed is node else self._values(passed)
            case ast.Call(function, [variable, default, *_]) if last_name(function) in _DEFAULTS:
                reads = self._program.qualified(function) in ENVIRONMENT
                configured = [ast.Constant(f"${text_of(variable)}")] if reads else []
                return [*self._values(default), *configured]
        return [] if is_none(node) else [node]

    def _bound(self, name: str, line: int) -> list[ast.expr]:
        """Return the values that *name* may have on *line*, the one bound last first."""
        stored: list[ast.expr] = []
        here = self._program.statements.on([line])[-1:]
        for placed in reversed(self._program.statements.spelling([name]) if here else ()):
            before = placed.function is here[0].function and placed.statement.lineno < line
            values = self._values_bound(placed.statement, name) if before else []
            stored += values
            if values and here[0].within[: len(placed.within)] == placed.within:
                return stored  # nothing above matters
        return [*stored, *self._program.values_of(name)]

    def _values_bound(self, statement: ast.stmt, name: str) -> list[ast.expr]:
        """Return what *statement* binds *name* to."""
        unknown: ast.expr = ast.Constant(0)
        if isinstance(statement, ast.AugAssign):
            former = ast.copy_location(ast.Name(name), statement)
            added: ast.expr = ast.BinOp(former, ast.Add(), statement.value)
            return [added] if last_name(statement.target) == name else []
        if isinstance(statement, ast.Assign) and name in map(last_name, statement.targets):
            return [statement.value]
        if isinstance(statement, ast.For) and last_name(statement.target) == name:
            listed = self._values(statement.iter)
            return [item for given in listed for item in getattr(given, "elts", [unknown])]
        return [unknown] if any(binds(node, name) for node in own_expressions(statement)) else []


_PASSES_ON = frozenset({"split", "str", "strip", "list", "quote"})
"""Functions whose result says what their argument, or their owner, says."""

_DEFAULTS = frozenset({"get", "getenv"})
"""Functions whose second argument is a default."""


def _joined(parts: Iterable[list[str]]) -> list[str]:
    return ["".join(texts) for texts in itertools.islice(itertools.product(*parts), _MOST)]
