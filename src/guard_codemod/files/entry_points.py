"""Find what runs a module without a main block: an installed command, or Django."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from guard_codemod.files.selection import and_above
from guard_codemod.files.toml import parse_toml, value_at
from guard_codemod.lazy import regex

Read = Callable[[str], bytes | None]

_TARGET = regex(r"=\s*([A-Za-z_][\w.]*)\s*:\s*([A-Za-z_]\w*)")
_IN_SETUP = regex(
    r"console_scripts['\"]?\s*[:=]\s*(\[.*?\]|\(.*?\)|'''.*?'''|\"\"\".*?\"\"\")", re.DOTALL
)


def runner_of(path: str, data: bytes, read: Read) -> str | None:
    """Return how the module at the real *path*, with the content *data*, is run, if it is.

    *read* reads the files of its project.
    """
    folders = path.split(os.sep)[:-1]
    if folders[-2:] == ["management", "commands"] and b"Command" in data:
        return "manage.py runs it as a command of Django"
    for folder in and_above(os.path.dirname(path)):
        declared = _scripts_in(folder, read)
        if declared is not None:
            file, scripts = declared
            module = os.path.relpath(path, folder).removesuffix(".py").replace(os.sep, ".")
            function = scripts.get(module.removeprefix("src.").removesuffix(".__init__"))
            return f"a command that {file} installs calls its {function}()" if function else None
    return None


@lru_cache(maxsize=256)
def _scripts_in(folder: str, read: Read) -> tuple[str, Mapping[str, str]] | None:
    """Return the file in *folder* that defines commands, and their functions by module.

    None if *folder* is not the folder of a project.
    """
    scripts = None
    for file, targets in _TARGETS.items():
        path = os.path.join(folder, file)
        data = read(path) if os.path.isfile(path) else None
        if data is not None:
            modules = dict(_TARGET.findall("\n".join(targets(data.decode(errors="replace")))))
            scripts = scripts if scripts and scripts[1] else (file, modules)
    return scripts


def _of_pyproject(text: str) -> Iterator[str]:
    if "scripts" not in text:  # avoid parsing most files
        return
    try:
        document = parse_toml(text)
    except ValueError:
        return
    for keys in (("project", "scripts"), ("tool", "poetry", "scripts")):
        scripts = value_at(document, *keys) or {}
        yield from (f"{name}={target}" for name, target in scripts.items())


def _of_setup_cfg(text: str) -> Iterable[str]:
    import configparser  # not at the top: few projects have the file

    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(text)
    except configparser.Error:
        return ()
    return [parser.get("options.entry_points", "console_scripts", fallback="")]


_TARGETS: Mapping[str, Callable[[str], Iterable[str]]] = {
    "pyproject.toml": _of_pyproject,
    "setup.cfg": _of_setup_cfg,
    "setup.py": lambda text: _IN_SETUP.findall(text),
}
"""Functions that read the commands' targets from a project file, by its name."""
