"""The version of Python that a project asks for."""

from __future__ import annotations

import os
from functools import lru_cache

from guard_codemod.detection.python_version import lower_bound
from guard_codemod.files.source_file import readable
from guard_codemod.files.toml import parse_toml, value_at
from guard_codemod.model import OldestPython


def pyproject_in(folder: str) -> bytes | None:
    """Return the content of the ``pyproject.toml`` in *folder*, if there is one."""
    return readable(os.path.join(folder, "pyproject.toml"))


@lru_cache(maxsize=100)
def oldest_python(pyproject: bytes | None) -> OldestPython | None:
    """Return the oldest Python that *pyproject* wants its files to run on, if it says so."""
    if not pyproject or b"requires-python" not in pyproject:
        return None
    try:
        document = parse_toml(pyproject.decode("utf-8-sig"))
    except ValueError:
        return None
    required = value_at(document, "project", "requires-python")
    bound = lower_bound(required) if isinstance(required, str) else None
    return OldestPython(bound, "requires-python") if bound else None
