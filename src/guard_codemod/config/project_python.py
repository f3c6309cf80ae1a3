"""The version of Python that a project asks for."""

from __future__ import annotations

import os

from guard_codemod.config.config_file import ConfigError, parse_toml
from guard_codemod.detection.python_version import lower_bound
from guard_codemod.model import OldestPython

_REMEMBERED = 1000
"""For how many folders the answer is remembered: a tree may have any number."""


class ProjectPython:
    """Finds, for any folder, ``requires-python`` in the nearest ``pyproject.toml``."""

    def __init__(self) -> None:
        self._found: dict[str, OldestPython | None] = {}

    def oldest(self, folder: str) -> OldestPython | None:
        """Return the oldest Python that files in *folder*, a real path, run on."""
        if len(self._found) > _REMEMBERED:
            self._found.clear()
        if folder not in self._found:
            parent = os.path.dirname(folder)
            text = _read(os.path.join(folder, "pyproject.toml"))
            if text is not None or parent == folder:
                self._found[folder] = _oldest_in(text or "")
            else:
                self._found[folder] = self.oldest(parent)
        return self._found[folder]


def _read(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except (OSError, ValueError):
        return None


def _oldest_in(text: str) -> OldestPython | None:
    if "requires-python" not in text:
        return None
    try:
        project = parse_toml(text, "").get("project")
    except ConfigError:
        return None
    required = project.get("requires-python") if isinstance(project, dict) else None
    bound = lower_bound(required) if isinstance(required, str) else None
    return OldestPython(bound, "requires-python") if bound else None
