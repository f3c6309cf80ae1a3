"""`Result`s to text and to an exit code. Returns strings, never prints."""

from collections.abc import Mapping

from guard_codemod.report.concise import Concise
from guard_codemod.report.diff import unified_diff
from guard_codemod.report.format import Format
from guard_codemod.report.github import GitHub
from guard_codemod.report.gitlab import GitLab
from guard_codemod.report.json import Json
from guard_codemod.report.junit import JUnit
from guard_codemod.report.listing import file_line, settings_lines
from guard_codemod.report.printable import BREAKING, printable
from guard_codemod.report.rules import ALL_RULES, ONE_RULE
from guard_codemod.report.sarif import Sarif
from guard_codemod.report.snippet import Snippet
from guard_codemod.report.style import Style, wants_colour
from guard_codemod.report.summary import Report, Verbosity

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
    "Report",
    "Style",
    "Verbosity",
    "file_line",
    "printable",
    "settings_lines",
    "unified_diff",
    "wants_colour",
]
