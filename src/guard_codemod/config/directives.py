"""Settings in the file itself: comments, and the table in a PEP 723 block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guard_codemod.config.config_file import MENTION, ConfigError, own_table, parse_keys, read_toml
from guard_codemod.config.merge import SettingsLayer
from guard_codemod.config.row import Source
from guard_codemod.config.settings import FILE_SETTINGS, keys_in
from guard_codemod.lazy import regex
from guard_codemod.rules.suppression import IGNORE, parse_suppression
from guard_codemod.semantic.comments import DIRECTIVE, Comment, read_layout

SKIP_FILE = "skip-file"
_SKIPS = regex(rf"{SKIP_FILE}(?!\s*=)(?:\s|\Z)")
"""Matches skip-file, which a reason may follow, as with ``ignore``."""

# From PEP 723: https://peps.python.org/pep-0723/#reference-implementation
_METADATA = regex(r"(?m)^# /// script$\s(?P<content>(^#(| .*)$\s)+)^# ///$")


def read_directives(content: str, path: str) -> tuple[SettingsLayer, ...]:
    """Return the settings in the text *content* of a script, weakest first.

    Raises `ConfigError` for a directive that cannot be understood.
    """
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    layers = (_layer(comment, text, path) for comment, text in _comments(content))
    return (*_metadata(content, path), *(layer for layer in layers if layer is not None))


def _layer(comment: Comment, text: str, path: str) -> SettingsLayer | None:
    try:
        values = _directive(text, path)
    except (ConfigError, ValueError) as error:
        raise ConfigError(str(error), path, comment.line, comment.column) from error
    return SettingsLayer(f"{path}:{comment.line}", values) if values else None


def _directive(text: str, path: str) -> dict[str, Any]:
    """Return the settings in *text*, none if it suppresses findings.

    Raises `ConfigError` or `ValueError`.
    """
    if not text.startswith(":"):
        raise ValueError(f"a colon is missing: write # guard-codemod: {text}")
    text = text[1:]
    if IGNORE.match(text):  # not a setting, but validated as well
        parse_suppression(text)
        return {}
    if _SKIPS.match(text):
        return {"skip": True}
    key, separator, value = (part.strip() for part in text.partition("="))
    if not separator:
        raise ValueError(
            f"unknown directive {text!r}: write {SKIP_FILE}, ignore[TG101] or timeout=2h"
        )
    row = _IN_COMMENTS.get(key)
    read = row.kind.read(value) if row else value
    return parse_keys({key: read}, _IN_COMMENTS, path)


_IN_COMMENTS = keys_in(Source.COMMENT)
_IN_SCRIPT_BLOCKS = keys_in(Source.SCRIPT_BLOCK)
_LOOKS_LIKE_ONE = regex(rf"(?:{'|'.join(FILE_SETTINGS)})\s*=|{SKIP_FILE}\b|ignore\s*\[")


def _comments(content: str) -> Iterator[tuple[Comment, str]]:
    for comment in read_layout(content).comments:
        match = DIRECTIVE.search(comment.text)
        if match and (match["colon"] or _LOOKS_LIKE_ONE.match(match["text"])):
            yield comment, match["colon"] + match["text"].strip()


def _metadata(content: str, path: str) -> Iterator[SettingsLayer]:
    match, *others = [*_METADATA.finditer(content), None]
    if match is None or MENTION not in match["content"]:
        return
    if others != [None]:
        line = content.count("\n", 0, match.end()) + 1
        raise ConfigError("there is more than one # /// script block: keep one", path, line)
    lines = [
        line[2:] if line.startswith("# ") else line[1:] for line in match["content"].splitlines()
    ]
    first = content.count("\n", 0, match.start("content")) + 1
    table = own_table(read_toml("\n".join(lines), path, first), path, first) or {}
    values = parse_keys(table, _IN_SCRIPT_BLOCKS, path, line=first)
    yield SettingsLayer(f"{path}: # /// script", values)
