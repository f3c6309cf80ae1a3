"""Source text to `Facts`. Reads with ``ast``; knows no settings and decides nothing."""

from guard_codemod.analysis.facts import analyse
from guard_codemod.analysis.glance import may_do_work
from guard_codemod.analysis.parsing import Unparsable, parse

__all__ = ["Unparsable", "analyse", "may_do_work", "parse"]
