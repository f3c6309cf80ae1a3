"""The insertion as a plain codemod for ``libcst.tool``."""

from pathlib import Path

import libcst as cst
from libcst.codemod import VisitorBasedCodemodCommand
from libcst.codemod.visitors import AddImportsVisitor
from main_block import is_unguarded

GUARD = """\

def timeout_handler(_signum, _frame):
    raise TimeoutError("{script} timed out after 3600 seconds")

signal.signal(signal.SIGALRM, timeout_handler)
signal.alarm(3600)

"""


class InsertGuardCommand(VisitorBasedCodemodCommand):
    """Insert a guard at the start of each main block that arms no alarm."""

    DESCRIPTION = "Inserts a timeout guard into main blocks."

    def leave_If(self, original_node: cst.If, updated_node: cst.If) -> cst.If:
        if not is_unguarded(original_node) or not isinstance(updated_node.body, cst.IndentedBlock):
            return updated_node
        AddImportsVisitor.add_needed_import(self.context, "signal")
        guard = cst.parse_module(
            GUARD.format(script=Path(self.context.filename or "job").name)
        ).body
        return updated_node.with_changes(
            body=updated_node.body.with_changes(body=[*guard, *updated_node.body.body])
        )
