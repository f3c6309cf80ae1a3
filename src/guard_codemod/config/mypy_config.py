"""Whether mypy's configuration asks for annotations."""

from __future__ import annotations

import os
from collections.abc import Mapping

from guard_codemod.config.config_file import ConfigError, parse_toml

_NAMES = ("mypy.ini", ".mypy.ini", "pyproject.toml", "setup.cfg")
"""In mypy's order: https://mypy.readthedocs.io/en/stable/config_file.html"""

_REMEMBERED = 1000
"""For how many folders the answer is remembered: a tree may have any number."""


class MypyConfig:
    """Finds, for any folder, mypy's configuration in it or the nearest one above.

    What it says of single modules is not looked at.
    """

    def __init__(self) -> None:
        self._strict: dict[str, bool] = {}

    def is_strict(self, folder: str) -> bool:
        """Whether mypy reports functions without annotations in *folder*, a real path."""
        if len(self._strict) > _REMEMBERED:
            self._strict.clear()
        if folder not in self._strict:
            section = _section_in(folder)
            parent = os.path.dirname(folder)
            if section is not None:
                self._strict[folder] = _disallows_untyped_functions(section)
            else:
                self._strict[folder] = parent != folder and self.is_strict(parent)
        return self._strict[folder]


def _section_in(folder: str) -> Mapping[str, object] | None:
    for name in _NAMES:
        try:
            with open(os.path.join(folder, name), encoding="utf-8-sig") as file:
                text = file.read()
        except (OSError, ValueError):
            continue
        if "mypy" in text:
            section = _toml_section(text) if name.endswith(".toml") else _ini_section(text)
            if section is not None:
                return section
    return None


def _toml_section(text: str) -> Mapping[str, object] | None:
    try:
        tool = parse_toml(text, "").get("tool")
    except ConfigError:
        return None
    section = tool.get("mypy") if isinstance(tool, dict) else None
    return section if isinstance(section, dict) else None


def _ini_section(text: str) -> Mapping[str, object] | None:
    import configparser  # not at the top: most trees have no such file

    parser = configparser.RawConfigParser()
    try:
        parser.read_string(text)
    except configparser.Error:
        return None
    return parser["mypy"] if parser.has_section("mypy") else None


def _disallows_untyped_functions(section: Mapping[str, object]) -> bool:
    value = section.get("disallow_untyped_defs", section.get("strict", False))
    return str(value).lower() in ("1", "yes", "true", "on")
