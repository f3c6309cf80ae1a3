"""What the image of a Dockerfile runs."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import replace
from functools import lru_cache

from guard_codemod.lazy import dataclass, regex
from guard_codemod.schedules.entry import Tree

_CONTINUED = regex(r"\\[ \t]*\n(?:[ \t]*#[^\n]*\n)*")


@dataclass(frozen=True)
class Image:
    """The command of an image: the words of ENTRYPOINT and CMD, and WORKDIR."""

    entrypoint: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    directory: str = ""


def image_of(name: str, tree: Tree) -> Image | None:
    """Return the image *name* if its Dockerfile is in *tree*: the only one, or in its folder."""
    paths = _dockerfiles(tree)
    base = re.split("[:@]", posixpath.basename(name))[0]
    named = [path for path in paths if posixpath.basename(posixpath.dirname(path)) == base]
    found = named or paths
    text = tree.read(found[0]) if len(found) == 1 else None
    return None if text is None else _read(text)


@lru_cache(maxsize=1)
def _dockerfiles(tree: Tree) -> list[str]:
    return [path for path in tree.paths if posixpath.basename(path) == "Dockerfile"]


def _read(text: str) -> Image:
    image, stages, stage = Image(), dict[str, Image](), ""
    for line in _CONTINUED.sub(" ", text).splitlines():
        instruction, _, value = line.strip().partition(" ")
        value = value.strip()
        match instruction.upper():
            case "FROM":
                stages[stage] = image
                base, *name = re.split(r"\s+AS\s+", value, maxsplit=1, flags=re.IGNORECASE)
                image, stage = stages.get(base, Image()), "".join(name)
            case "ENTRYPOINT":
                image = replace(image, entrypoint=_words(value), command=())
            case "CMD":
                image = replace(image, command=_words(value))
            case "WORKDIR":
                image = replace(image, directory=posixpath.join(image.directory, value))
    return image


def _words(value: str) -> tuple[str, ...]:
    """Return the words of the exec form, or the shell that runs the other one."""
    try:
        words = json.loads(value)
    except (ValueError, RecursionError):
        words = None
    if isinstance(words, list):
        return tuple(map(str, words))
    return ("/bin/sh", "-c", value)
