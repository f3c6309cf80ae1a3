"""Find mentions of a module in its work tree."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from guard_codemod.files.selection import DEFAULT_EXCLUDE, work_tree
from guard_codemod.files.source_file import readable


def naming(module: str, is_module: Callable[[bytes], object]) -> str | None:
    """Return another file of the work tree that names the file *module*.

    Lines that set ``guard-module``, and files for which *is_module* is true, do not count.
    """
    name = os.path.basename(module).removesuffix(".py")
    word = re.compile(rb"(?<!\w)%b(?!\w)" % name.encode())
    ours = re.compile(rb"(?m)^.*guard[-_]module.*$")
    root = work_tree(module) or os.path.dirname(module)
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in DEFAULT_EXCLUDE]
        others = (name for name in names if name != os.path.basename(module))
        for path in (os.path.join(folder, name) for name in others):
            data = readable(path) or b""
            if name.encode() in data and word.search(ours.sub(b"", data)) and not is_module(data):
                return path
    return None
