"""Reads each output format as its readers do: path and message of each finding in a document.

The path is as it was, so escapes are undone. A document that is cut off raises an exception.
"""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree.ElementTree import fromstring

Found = Iterator[tuple[str, str]]

_LINE = re.compile(r"(.*?):\d+:\d+: TG\d+ (.*)")
_ESCAPE = re.compile(r"\\(\\|[tnr]|x..|u....|U........)")
_SIMPLE = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}


def unescaped(text: str) -> str:
    r"""Return *text* with the characters that its escapes stand for, ``\\`` among them."""
    return _ESCAPE.sub(_character, text)


def _character(escape: re.Match[str]) -> str:
    if escape[1] in _SIMPLE:
        return _SIMPLE[escape[1]]
    code = int(escape[1][1:], 16)
    return chr(code + 0xDC00 if escape[1][0] == "x" and code >= 0x80 else code)


def _lines(document: str) -> Found:
    unfolded = document.replace("\n    ", " ")
    for line in map(_LINE.fullmatch, unfolded.split("\n")):
        if line:
            yield unescaped(line[1]), line[2]


def _github(document: str) -> Found:
    for line in document.splitlines():
        command = re.fullmatch(r"::(?:error|warning|notice) ([^:]*)::(.*)", line)
        if command is None:
            raise ValueError(f"not a command: {line}")
        properties = dict(pair.split("=", 1) for pair in command[1].split(","))
        path = os.fsdecode(os.fsencode(_without_percents(properties["file"])))
        yield path, _without_percents(command[2]).partition("\n")[0]


def _without_percents(text: str) -> str:
    return unquote_to_bytes(text).decode("utf-8", "surrogateescape")


def _gitlab(document: str) -> Found:
    for issue in json.loads(document):
        line, *_notes = issue["description"].split("\n")
        yield _path_of(issue["location"]), line.partition(" ")[2]


def _json(document: str) -> Found:
    for result in json.loads(document)["results"]:
        for finding in result["findings"]:
            yield _path_of(result), finding["message"]


def _path_of(members: dict[str, Any]) -> str:
    """Return the path that *members* of an object carry."""
    if "path_base64" not in members:
        return str(members["path"])
    return os.fsdecode(base64.b64decode(members["path_base64"]))


def _junit(document: str) -> Found:
    for case in fromstring(document).iter("testcase"):
        path = unescaped(case.attrib["name"])
        for line in map(_LINE.fullmatch, "".join(case.itertext()).split("\n")):
            if line:
                yield path, line[2]


def _sarif(document: str) -> Found:
    (run,) = json.loads(document)["runs"]
    for result in run["results"]:
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        path = os.fsdecode(unquote_to_bytes(uri.removeprefix("file://")))
        yield path, result["message"]["text"].partition("\n")[0]


READERS: Mapping[str, Callable[[str], Found]] = {
    "concise": _lines,
    "github": _github,
    "gitlab": _gitlab,
    "json": _json,
    "junit": _junit,
    "sarif": _sarif,
    "text": _lines,
}
"""What reads a document, by the name of its format."""
