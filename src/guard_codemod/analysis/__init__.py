"""Source text to `Facts`. Reads with ``ast``; knows no settings and decides nothing."""

from guard_codemod.analysis.facts import analyse, armed_on
from guard_codemod.analysis.glance import may_do_work
from guard_codemod.analysis.layout import first_line, last_line
from guard_codemod.analysis.parsing import Unparsable, parse

__all__ = ["Unparsable", "analyse", "armed_on", "first_line", "last_line", "may_do_work", "parse"]
