"""Shell text to commands: their words, and where their output goes. Nothing is run or expanded.

What a shell would put into a word stays in it, between marks: `expand` puts in what is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from guard_codemod.lazy import frozen, regex, replace

KEPT, OUTPUT, PIPE = "&2", "&1", "|"
"""Where errors or output go, other than a file: where those of the shell do, or to a program."""

_VARIABLE, _SUBSTITUTION, _END = "\ue000", "\ue001", "\ue002"
_MARKED = regex(f"([{_VARIABLE}{_SUBSTITUTION}])([^{_END}]*){_END}")
_PARAMETER = regex(r"(\w+|[@*#?$!-])(?:\[0\])?(.*)", re.DOTALL | re.ASCII)
_OPERATOR = regex(r"&>>?|<<<|<<-?|>>|>\||[<>]&|<>|;;&?|;&|\|\||&&|\|&|[;&|()<>\n]")
_PLAIN = regex(r"[^\s;&|()<>'\"\\$`]+")
_PLAIN_IN_QUOTES = regex(r"[^\"\\$`]+")
_NAME = regex(r"[A-Za-z_]\w*|[\d@*#?$!-]", re.ASCII)

_OPENERS = frozenset({"{", "if", "for", "while", "until", "case", "select"})
_CLOSERS = frozenset({"}", "fi", "done", "esac"})
_BETWEEN = frozenset({"then", "else", "elif", "do", "!", "coproc"})
_HEADS = frozenset({"for", "case", "select"})
_LOOPS = frozenset({"for", "while", "until", "select"})
_BRANCHES = frozenset({"if", "case"})


@frozen
class Command:
    """A simple command: its words, where its output and its errors go, and a file it reads.

    `repeated` is the kind of loop that runs it, and `chosen` says that it is one of the branches of
    something.
    """

    words: tuple[str, ...]
    output: str = OUTPUT
    errors: str = KEPT
    background: bool = False
    input: str = ""
    repeated: str = ""
    chosen: bool = False

    def within(self, output: str, errors: str, *, background: bool = False) -> Command:
        """Return the command in a shell whose output and errors go there."""
        return replace(
            self,
            output=output if self.output == OUTPUT else self.output,
            errors={KEPT: errors, OUTPUT: output}.get(self.errors, self.errors),
            background=self.background or background,
        )


def read_commands(text: str) -> list[Command]:
    """Return the simple commands in *text*, in order, whatever decides on whether they run."""
    scanner = _Scanner(re.sub(f"[{_VARIABLE}-{_END}]", "?", text))
    return _Parser().parse(scanner.tokens())


def is_dynamic(word: str) -> bool:
    """Whether only a run tells what *word* is."""
    return _MARKED.search(word) is not None or "${{" in word


def substituted(word: str) -> Iterator[str]:
    """Yield the texts of the commands whose output is put into *word*."""
    return (mark[2] for mark in _MARKED.finditer(word) if mark[1] == _SUBSTITUTION)


def shown(word: str) -> str:
    """Return *word* with what is not known as a shell spells it."""
    return _MARKED.sub(lambda mark: f"${mark[2]}" if mark[1] == _VARIABLE else "$(...)", word)


def expand(word: str, variables: Mapping[str, str], substitute: Callable[[str], str | None]) -> str:
    """Return *word* with the values of *variables*, and what *substitute* knows of a command."""

    def value(mark: re.Match[str]) -> str:
        known = substitute(mark[2]) if mark[1] == _SUBSTITUTION else _value(mark[2], variables)
        return mark[0] if known is None else known

    return _MARKED.sub(value, word)


def _value(parameter: str, variables: Mapping[str, str]) -> str | None:
    """Return the value of ``${parameter}``, given the known *variables*."""
    match = _PARAMETER.fullmatch(parameter)
    if match is None:
        return None
    value, rest = variables.get(match[1]), match[2]
    if rest.startswith((":-", "-", ":=", "=")):
        default = read_commands(rest.lstrip(":")[1:])
        return value or " ".join(word for command in default for word in command.words)
    if rest in ("%/*", "%%/*") and value is not None:
        return value.rpartition("/")[0]
    return value if not rest or rest.startswith(":?") else None


@frozen
class _Token:
    """A word or an operator; `descriptor` is the number in front of a redirection."""

    text: str
    operator: bool = False
    quoted: bool = False
    descriptor: str = ""


class _Scanner:
    """Splits a text as a shell does; what is not closed ends with the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def tokens(self) -> Iterator[_Token]:
        """Yield the tokens."""
        documents: list[str] = []
        before = ""
        while self._at < len(self._text):
            char = self._text[self._at]
            if (char.isspace() and char != "\n") or self._text.startswith("\\\n", self._at):
                self._at += 1 + (char == "\\")
                continue
            if char == "#":
                self._skip_to("\n")
                continue
            token = self._operator("") or self._word()
            if before in ("<<", "<<-") and not token.operator:
                documents.append(token.text)
            before = token.text if token.operator else ""
            yield token
            while before == "\n" and documents:
                self._skip_document(documents.pop(0))

    def _operator(self, descriptor: str) -> _Token | None:
        match = _OPERATOR.match(self._text, self._at)
        if match is None:
            return None
        self._at = match.end()
        return _Token(match[0], operator=True, descriptor=descriptor)

    def _word(self) -> _Token:
        parts: list[str] = []
        quoted = False
        while self._at < len(self._text):
            char = self._text[self._at]
            plain = _PLAIN.match(self._text, self._at)
            if plain:
                self._at = plain.end()
                parts.append(plain[0])
            elif char == "'":
                quoted = True
                parts.append(self._skip_to("'", self._at + 1))
                self._at += 1
            elif char == '"':
                quoted = True
                parts += self._in_quotes()
            elif char == "\\":
                parts.append(self._text[self._at + 1 : self._at + 2].strip("\n"))
                self._at += 2
            elif char in "$`":
                parts.append(self._marked())
            else:
                break
        text = "".join(parts)
        if text.isdecimal() and not quoted and self._text.startswith(("<", ">"), self._at):
            return self._operator(text) or _Token(text)
        return _Token(text, quoted=quoted)

    def _in_quotes(self) -> Iterator[str]:
        self._at += 1
        while self._at < len(self._text) and self._text[self._at] != '"':
            plain = _PLAIN_IN_QUOTES.match(self._text, self._at)
            if plain:
                self._at = plain.end()
                yield plain[0]
            elif self._text[self._at] == "\\":
                escaped = self._text[self._at : self._at + 2]
                self._at += 2
                yield escaped[1:].strip("\n") if escaped[1:] in '$`"\\\n' else escaped
            else:
                yield self._marked()
        self._at += 1

    def _marked(self) -> str:
        """Return what begins with ``$`` or a backquote between marks."""
        text = self._text
        if text[self._at] == "`":
            inner = self._skip_to("`", self._at + 1)
            self._at += 1
            return f"{_SUBSTITUTION}{inner}{_END}"
        self._at += 1
        if text.startswith("(", self._at):
            return f"{_SUBSTITUTION}{self._balanced('(', ')')}{_END}"
        if text.startswith("[", self._at):
            return f"{_VARIABLE}{self._balanced('[', ']')}{_END}"
        if text.startswith("{", self._at):
            return f"{_VARIABLE}{self._balanced('{', '}')}{_END}"
        name = _NAME.match(text, self._at)
        if name is None:
            return "" if text.startswith("'", self._at) else "$"
        self._at = name.end()
        return f"{_VARIABLE}{name[0]}{_END}"

    def _balanced(self, opening: str, closing: str) -> str:
        """Return what is between a bracket, which is here, and its counterpart."""
        start, depth = self._at + 1, 0
        while self._at < len(self._text):
            char = self._text[self._at]
            if char == "\\":
                self._at += 1
            elif char in "'\"":
                self._skip_to(char, self._at + 1)
            depth += (char == opening) - (char == closing)
            self._at += 1
            if depth == 0:
                return self._text[start : self._at - 1]
        return self._text[start:]

    def _skip_to(self, end: str, start: int | None = None) -> str:
        """Go to the next *end* from *start*, and return what is in between."""
        start = self._at if start is None else start
        at = self._text.find(end, start)
        self._at = len(self._text) if at < 0 else at
        return self._text[start : self._at]

    def _skip_document(self, end: str) -> None:
        while self._at < len(self._text):
            line = self._skip_to("\n")
            self._at += 1
            if line.strip() == end:
                return


class _Parser:
    """Puts tokens together to commands."""

    def __init__(self) -> None:
        self._commands: list[Command] = []
        self._groups: list[tuple[str, int]] = []
        self._closed: int | None = None
        self._listed = 0
        self._words: list[str] = []
        self._redirections: list[tuple[str, str, str]] = []

    def parse(self, tokens: Iterator[_Token]) -> list[Command]:
        """Return the commands of *tokens*."""
        for token in tokens:
            if not token.operator:
                self._add(token)
            elif "<" in token.text or ">" in token.text:
                target = next(tokens, _Token(""))
                self._redirections.append((token.descriptor, token.text, target.text))
            else:
                self._end(token.text)
        self._end("")
        return self._commands

    def _add(self, word: _Token) -> None:
        text = "" if word.quoted or self._words else word.text
        if text in _OPENERS:
            self._groups.append((text, len(self._commands)))
        elif text in _CLOSERS:
            self._closed = self._groups.pop()[1] if self._groups else None
        if text in _HEADS or text not in _OPENERS | _CLOSERS | _BETWEEN:
            self._words.append(word.text)

    def _end(self, operator: str) -> None:
        """End the command, or the group, before *operator*."""
        inside = self._groups[-1][0] if self._groups else ""
        pattern = operator == ")" and inside != "("
        if operator == "(":
            array = bool(self._words) and self._words[-1].endswith("=")
            self._groups.append(("array" if array else "(", len(self._commands)))
        elif not (pattern or inside == "array" or _HEADS.intersection(self._words[:1])):
            self._finish(operator)
        if operator == ")" and inside in ("(", "array"):
            self._closed = self._groups.pop()[1]
        elif operator not in ("&&", "||", "|", "|&"):
            self._listed = len(self._commands)
        self._words, self._redirections = [], []

    def _finish(self, operator: str) -> None:
        output, errors = _streams(self._redirections, operator)
        if self._words:
            files = [to for _, how, to in self._redirections if how in ("<", "<>")]
            groups = {text for text, _ in self._groups}
            self._commands.append(
                Command(
                    tuple(self._words),
                    output,
                    errors,
                    input="".join(files[-1:]),
                    repeated=max(groups & _LOOPS, default=""),
                    chosen=not groups.isdisjoint(_BRANCHES),
                )
            )
        elif self._closed is not None:
            self._change(self._closed, output, errors)
        if operator == "&":
            first = self._listed if self._closed is None else min(self._closed, self._listed)
            self._change(first, OUTPUT, KEPT, background=True)
        self._closed = None

    def _change(self, first: int, output: str, errors: str, *, background: bool = False) -> None:
        for number in range(first, len(self._commands)):
            command = self._commands[number]
            self._commands[number] = command.within(output, errors, background=background)


def _streams(redirections: list[tuple[str, str, str]], operator: str) -> tuple[str, str]:
    """Return where output and errors go; *operator* ends the command."""
    streams = {
        "1": PIPE if operator in ("|", "|&") else OUTPUT,
        "2": PIPE if operator == "|&" else KEPT,
    }
    for descriptor, how, target in redirections:
        if how in ("&>", "&>>") or (how == ">&" and not re.fullmatch(r"\d*-?", target)):
            streams["1"] = streams["2"] = target
        elif how == ">&":
            streams[descriptor or "1"] = streams.get(target, "/dev/null")
        elif how.startswith(">"):
            streams[descriptor or "1"] = target
    return streams["1"], streams["2"]
