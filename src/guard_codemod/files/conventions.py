"""Tell what a file is from its name and its folders."""

from __future__ import annotations

import os

from guard_codemod.lazy import regex

_ROLES_BY_NAMES = {
    reason: regex(pattern)
    for reason, pattern in {
        "named like a test": r"test_.*\.py|.*_tests?\.py|tests?\.py|conftest\.py",
        "named like a package set-up": r"(?:setup|__init__|noxfile|fabfile|conf|versioneer)\.py",
        "named like part of a web application": (
            r"(?:settings|urls|wsgi|asgi|manage|gunicorn\.conf|locustfile)\.py"
        ),
        "named like a template": r".*\.(?:j2|jinja2?|erb|mako|tmpl|tpl|template|in)(?:\.py)?",
        "named like generated code": r".*_pb2(?:_grpc)?\.py",
        "named like a start-up file of Python": (
            r"(?:site|user)customize\.py|\.?py(?:thon)?_?(?:rc|startup)(?:\.py)?"
        ),
        "named like a configuration of Jupyter or IPython": (
            r"(?:ip(?:ython|cluster|controller|engine)|jupyter(?:hub)?)(?:_\w+)?_config\.py"
        ),
    }.items()
}
_STARTED_BY_IPYTHON = regex(r"(?s)(?:.*/)?profile_[^/]*/startup/[^/]*")
_ROLES_BY_FOLDERS = {
    "in a folder for tests": frozenset({"test", "tests", "testing"}),
    "in a folder for migrations": frozenset({"migrations", "alembic"}),
    "in a folder for vendored code": frozenset(
        {"vendor", "vendored", "_vendor", "third_party", "thirdparty"}
    ),
}


def conventional_role(location: str) -> str | None:
    """Return what the file at *location* is by convention, if that is not a job."""
    path = location.replace(os.sep, "/")
    if _STARTED_BY_IPYTHON.fullmatch(path):
        return "in a folder for start-up files of IPython"
    *folders, name = path.split("/")
    for reason, names in _ROLES_BY_NAMES.items():
        if names.fullmatch(name):
            return reason
    for reason, named in _ROLES_BY_FOLDERS.items():
        if not named.isdisjoint(folders):
            return reason
    return None
