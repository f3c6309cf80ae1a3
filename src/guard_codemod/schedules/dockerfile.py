"""What a Dockerfile's image runs, and where it keeps files of the tree."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache

from guard_codemod.files.image_copies import NAME, instructions, paths_in
from guard_codemod.lazy import frozen, replace
from guard_codemod.schedules.entry import Tree


@frozen
class Image:
    """The ENTRYPOINT, CMD and WORKDIR of an image.

    `copies` pairs folders of the image with the folders of the build context copied there.
    """

    entrypoint: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    directory: str = ""
    copies: tuple[tuple[str, str], ...] = ()

    def started(self, entrypoint: tuple[str, ...], arguments: tuple[str, ...]) -> tuple[str, ...]:
        """Return what a container runs, given its own *entrypoint* and *arguments*, if any."""
        own = () if entrypoint else self.command
        return (*(entrypoint or self.entrypoint), *(arguments or own))


def image_of(name: str, tree: Tree) -> Image | None:
    """Return the image *name* if its Dockerfile is called like it, like its folder, or alone.

    Of several, only one without a name of its own counts.
    """
    base = re.split("[:@]", posixpath.basename(name))[0]
    paths = _dockerfiles(tree)
    named = [path for path in paths if base in _names_of(path)] or paths
    dockerfiles = [path for path in named if "." not in posixpath.basename(path)] or named
    text = tree.read(dockerfiles[0]) if len(dockerfiles) == 1 else None
    return None if text is None else _read(text)


def copies_in(tree: Tree) -> set[tuple[str, str]]:
    """Return pairs: a folder of an image, and the folder of *tree* that it may copy."""
    return {
        (there, posixpath.normpath(posixpath.join(context, folder)))
        for path in _dockerfiles(tree)
        for there, folder in _read(tree.read(path) or "").copies
        for context in (posixpath.dirname(path), "")
    }


@lru_cache(maxsize=1)
def _dockerfiles(tree: Tree) -> list[str]:
    return sorted(path for path in tree.paths if NAME.fullmatch(posixpath.basename(path)))


def _names_of(path: str) -> list[str]:
    """Return what may be the name of the image of the Dockerfile *path*."""
    folder, name = posixpath.split(path)
    return [posixpath.basename(folder), *name.split(".")]


def _read(text: str) -> Image:
    image, stages, stage = Image(), dict[str, Image](), ""
    for _, instruction, value in instructions(text):
        match instruction:
            case "FROM":
                stages[stage] = image
                base, *name = paths_in(value) or [""]  # without --platform
                image = replace(stages.get(base, Image()), copies=image.copies)
                stage = "".join(name[1:2])
            case "ENTRYPOINT":
                image = replace(image, entrypoint=_words(value), command=())
            case "CMD":
                image = replace(image, command=_words(value))
            case "WORKDIR":
                image = replace(image, directory=posixpath.join(image.directory, value))
            case "COPY" | "ADD" if "--from" not in value:
                image = replace(image, copies=(*image.copies, *_copies(value, image.directory)))
    return image


def _copies(value: str, directory: str) -> Iterator[tuple[str, str]]:
    """Yield the destination and source folder of each copy that COPY *value* makes."""
    *sources, to = paths_in(value) or [""]
    for source in sources:
        is_file = re.search(r"\.\w+$", source)
        folder = posixpath.dirname(source) if is_file else source
        yield posixpath.normpath(posixpath.join(directory, to)), folder.lstrip("/")


def _words(value: str) -> tuple[str, ...]:
    """Return the words of a command: those of the exec form, or a shell running the shell form."""
    try:
        words = json.loads(value)
    except (ValueError, RecursionError):
        words = None
    if isinstance(words, list):
        return tuple(map(str, words))
    return ("/bin/sh", "-c", value)
