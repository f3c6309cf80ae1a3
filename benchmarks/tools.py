"""The tools that are compared, and how each is called."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

PYTHON = sys.executable
SCRIPTS = sysconfig.get_path("scripts")
GUARD_CODEMOD = [PYTHON, "-m", "guard_codemod"]
AST_GREP = [
    os.path.join(SCRIPTS, "ast-grep"),
    "scan",
    f"--rule={Path(__file__).parent / 'peers' / 'unguarded.yml'}",
]
RUFF = [os.path.join(SCRIPTS, "ruff"), "check", "--isolated"]

# find and xargs because the paths of a large tree do not fit into one command line
PYUPGRADE = 'find "$1" -name "*.py" -print0 | xargs -0 -s 1000000 "$0" -m pyupgrade --py310-plus'


@dataclass(frozen=True)
class Tool:
    """A command to be timed, and what shows that it did its work."""

    name: str
    command: Callable[[str], list[str]]  # of a file or folder
    found: (
        str | None
    )  # what counts the findings in its output; None: it writes, so count the files that changed
    looked: str | None = None  # what counts the files that it looked at; None: it does not say
    unread: str | None = None  # what counts the files that are among these and were not opened
    census: Callable[[str], list[str]] | None = (
        None  # the command that tells these two, if it is another one
    )
    statuses: tuple[int, ...] = (0, 1)
    slow: bool = False  # needs the better part of an hour, or hours, for 20,000 files


CHECK = Tool(
    "guard-codemod check",
    lambda tree: [*GUARD_CODEMOD, "check", tree],
    found=r": TG001 ",
    looked=r"(\d+) (?:unguarded|already guarded|possible jobs?|refused|skipped|failed)\b",
    unread=r": skipped: .*(?:named like [\w -]+|in a folder for [\w ]+)$",
    census=lambda tree: [*GUARD_CODEMOD, "check", "-v", "--output-format=concise", tree],
    statuses=(0, 1, 2),  # 2: libraries' tests have files that are broken on purpose
)
CHECK_IN_ONE_PROCESS = replace(
    CHECK,
    name="guard-codemod check -j 1",
    command=lambda tree: [*GUARD_CODEMOD, "check", "-j", "1", tree],
)
CHECK_ALL = replace(
    CHECK,
    name="guard-codemod check --include-non-jobs",
    command=lambda tree: [*GUARD_CODEMOD, "check", "--include-non-jobs", tree],
    unread=None,  # tests too are opened
)
APPLY = replace(
    CHECK,
    name="guard-codemod apply",
    command=lambda tree: [*GUARD_CODEMOD, "apply", "--timeout=3600", tree],
    found=None,
)
REMOVE = replace(
    APPLY,
    name="guard-codemod remove",
    command=lambda tree: [*GUARD_CODEMOD, "remove", tree],
)
SCHEDULE = replace(
    CHECK,
    name="guard-codemod schedule",
    command=lambda tree: [*GUARD_CODEMOD, "schedule", tree],
    found=r"(\d+) entries in",
    looked=None,
)
ALL_RULES = replace(
    CHECK_ALL,
    name="guard-codemod check -j 1, all rules",
    command=lambda tree: [
        *(*GUARD_CODEMOD, "check", "-j", "1", "--include-non-jobs", "--confidence=medium", tree),
    ],
    found=r": TG\d+ ",
)
PARSE = Tool(
    "ast.parse of every file (one process)",
    lambda tree: [PYTHON, "-c", "import sys, bare_parse; bare_parse.parse_all(sys.argv[1])", tree],
    found=r"(\d+) files parsed",
    looked=r"(\d+) files parsed",
)
PARSE_AS_WE_DO = replace(
    PARSE,
    name="ast.parse, without garbage collection",
    command=lambda tree: [
        *(
            PYTHON,
            "-c",
            "import gc, sys, bare_parse; gc.disable(); bare_parse.parse_all(sys.argv[1])",
        ),
        tree,
    ],
)
PEERS = (
    Tool(
        "ruff check --select F401 --no-cache",
        lambda tree: [*RUFF, "--select=F401", "--no-cache", "--output-format=concise", tree],
        found=r" F401 ",
        looked=r"\.py$",
        census=lambda tree: [*RUFF, "--show-files", tree],
    ),
    Tool(
        "ast-grep scan",
        lambda tree: [*AST_GREP, "--report-style=short", tree],
        found=r"error\[unguarded-main-block\]",
        looked=r"scannedFileCount=(\d+)",
        census=lambda tree: [*AST_GREP, "--report-style=short", "--inspect=summary", tree],
    ),
    PARSE,
    Tool(
        "pyupgrade --py310-plus (one process)",
        lambda tree: ["sh", "-c", PYUPGRADE, PYTHON, tree],
        found=None,
        statuses=(0, 123),  # xargs: one of the calls returned something else than 0
        slow=True,
    ),
    Tool(
        "black --check",
        lambda tree: [PYTHON, "-m", "black", "--check", tree],
        found=r"^would reformat ",
        looked=r"(\d+) files? (?:would be|would fail)",
        statuses=(0, 1, 123),  # 123: files that are broken on purpose
        slow=True,
    ),
    Tool(
        "fixit lint",
        lambda tree: [PYTHON, "-m", "fixit", "--quiet", "--rules=fixit_rule", "lint", tree],
        found=r" UnguardedMainBlock: ",
        looked=r"(\d+) files? checked",
        statuses=(0, 1, 2, 3),  # 2: files that are broken on purpose
        slow=True,
    ),
    Tool(
        "libcst.tool codemod (the same insertion)",
        lambda tree: [
            *(PYTHON, "-m", "libcst.tool", "codemod", "-x", "--no-format", "--hide-progress"),
            *("insert_codemod.InsertGuardCommand", tree),
        ],
        found=None,
        looked=r"Finished codemodding (\d+) files",
        slow=True,
    ),
)
IMPORT_CLICK = Tool(
    'python -c "import click"',
    lambda _: [PYTHON, "-c", "import click; print(click)"],
    found="click",
)
TOOLS = (CHECK, CHECK_IN_ONE_PROCESS, CHECK_ALL, APPLY, *PEERS)
"""Those for whole trees, the one that the others are compared with first."""
