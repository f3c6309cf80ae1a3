"""A project's configuration of other tools: mypy, and the oldest Python supported."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache

from guard_codemod.detection.python_version import lower_bound
from guard_codemod.files.source_file import readable
from guard_codemod.files.toml import parse_toml, value_at
from guard_codemod.model import OldestPython

_MYPY_FILES = ("mypy.ini", ".mypy.ini", "pyproject.toml", "setup.cfg")
"""In mypy's order: https://mypy.readthedocs.io/en/stable/config_file.html"""


def reports_untyped_functions(folder: str) -> bool | None:
    """Whether mypy's configuration in *folder* has it report functions without annotations.

    None if there is no configuration. Its sections for single modules are ignored.
    """
    for name in _MYPY_FILES:
        text = (readable(os.path.join(folder, name)) or b"").decode("utf-8-sig", "replace")
        section = _mypy_section(name, text) if "mypy" in text else None
        if section is not None:
            value = section.get("disallow_untyped_defs", section.get("strict", False))
            return str(value).lower() in ("1", "yes", "true", "on")
    return None


def _mypy_section(name: str, text: str) -> Mapping[str, object] | None:
    """Return mypy's section in *text*, the content of the file *name*, if any."""
    if name.endswith(".toml"):
        try:
            section = value_at(parse_toml(text), "tool", "mypy")
        except ValueError:
            return None
        return section if isinstance(section, dict) else None
    import configparser  # not at the top: most trees have no such file

    parser = configparser.RawConfigParser()
    try:
        parser.read_string(text)
    except configparser.Error:
        return None
    return parser["mypy"] if parser.has_section("mypy") else None


def pyproject_in(folder: str) -> bytes | None:
    """Return the content of the ``pyproject.toml`` in *folder*, if there is one."""
    return readable(os.path.join(folder, "pyproject.toml"))


@lru_cache(maxsize=100)
def oldest_python(pyproject: bytes | None) -> OldestPython | None:
    """Return the oldest Python that *pyproject* supports, if it says so."""
    if not pyproject or b"requires-python" not in pyproject:
        return None
    try:
        document = parse_toml(pyproject.decode("utf-8-sig"))
    except ValueError:
        return None
    required = value_at(document, "project", "requires-python")
    bound = lower_bound(required) if isinstance(required, str) else None
    return OldestPython(bound, "requires-python") if bound else None
