"""Source text to `Facts`. Reads with ``ast``; knows no settings and decides nothing."""

from guard_codemod.analysis.facts import analyse, armed_by
from guard_codemod.analysis.glance import may_do_work
from guard_codemod.analysis.layout import first_line, last_line
from guard_codemod.analysis.parsing import Unparsable, parse
from guard_codemod.analysis.program import Program
from guard_codemod.analysis.threats import find_threats

__all__ = [
    "Program",
    "Unparsable",
    "analyse",
    "armed_by",
    "find_threats",
    "first_line",
    "last_line",
    "may_do_work",
    "parse",
]
