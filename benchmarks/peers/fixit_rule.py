"""The check as a lint rule for Fixit."""

import libcst as cst
from fixit import LintRule
from main_block import is_unguarded


class UnguardedMainBlock(LintRule):
    """Report main blocks that arm no alarm."""

    MESSAGE = "main block without a timeout guard"

    def visit_If(self, node: cst.If) -> None:
        if is_unguarded(node):
            self.report(node)
