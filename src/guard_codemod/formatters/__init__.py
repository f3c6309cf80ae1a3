"""`Diagnosis`s to text and to an exit code. Returns strings, never prints."""

from collections.abc import Mapping

from guard_codemod.formatters.base import Format
from guard_codemod.formatters.concise import Concise
from guard_codemod.formatters.diff import unified_diff
from guard_codemod.formatters.escaping import BREAKING, printable
from guard_codemod.formatters.full import Snippet
from guard_codemod.formatters.github import GitHub
from guard_codemod.formatters.gitlab import GitLab
from guard_codemod.formatters.json import Json
from guard_codemod.formatters.junit import JUnit
from guard_codemod.formatters.left_out import LeftOut
from guard_codemod.formatters.listings import file_line, settings_lines
from guard_codemod.formatters.rules import ALL_RULES, ONE_RULE
from guard_codemod.formatters.run_summary import RunSummary, Verbosity
from guard_codemod.formatters.sarif import Sarif
from guard_codemod.formatters.style import Style, wants_colour

FORMATS: Mapping[str, type[Format]] = {
    "text": Snippet,
    "concise": Concise,
    "json": Json,
    "github": GitHub,
    "gitlab": GitLab,
    "sarif": Sarif,
    "junit": JUnit,
}

__all__ = [
    "ALL_RULES",
    "BREAKING",
    "FORMATS",
    "ONE_RULE",
    "Concise",
    "Format",
    "LeftOut",
    "RunSummary",
    "Style",
    "Verbosity",
    "file_line",
    "printable",
    "settings_lines",
    "unified_diff",
    "wants_colour",
]
