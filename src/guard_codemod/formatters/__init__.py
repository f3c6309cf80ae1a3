"""Reports to text, in every output format. Returns strings, never prints."""

from guard_codemod.formatters.base import Formatter
from guard_codemod.formatters.diff import unified_diff
from guard_codemod.formatters.escaping import BREAKING, printable
from guard_codemod.formatters.exclusions import ExclusionCounter
from guard_codemod.formatters.listings import file_line, settings_lines
from guard_codemod.formatters.palette import Palette, wants_colour
from guard_codemod.formatters.registry import (
    SCHEDULE_FORMATS,
    all_formatters,
    formatter,
    schedule_formatter,
)
from guard_codemod.formatters.rules import ALL_RULES, ONE_RULE
from guard_codemod.formatters.run_summary import RunSummary, Verbosity

__all__ = [
    "ALL_RULES",
    "BREAKING",
    "ONE_RULE",
    "SCHEDULE_FORMATS",
    "ExclusionCounter",
    "Formatter",
    "Palette",
    "RunSummary",
    "Verbosity",
    "all_formatters",
    "file_line",
    "formatter",
    "printable",
    "schedule_formatter",
    "settings_lines",
    "unified_diff",
    "wants_colour",
]
