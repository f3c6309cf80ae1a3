"""`Result`s to text and to an exit code. Returns strings, never prints."""

from guard_codemod.report.diff import unified_diff
from guard_codemod.report.listing import file_line, settings_lines
from guard_codemod.report.rules import ALL_RULES, ONE_RULE
from guard_codemod.report.text import Report, Verbosity, printable

__all__ = ["ALL_RULES", "ONE_RULE", "Report", "Verbosity", "file_line", "printable", "settings_lines", "unified_diff"]
