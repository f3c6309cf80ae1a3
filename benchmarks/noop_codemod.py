"""A codemod that does nothing: what any tool built on libcst pays at the least."""

import libcst as cst
from libcst.codemod import CodemodCommand


class NoopCommand(CodemodCommand):
    """Return each module as it was parsed."""

    DESCRIPTION = "Does nothing."

    def transform_module_impl(self, tree: cst.Module) -> cst.Module:
        """Return *tree*."""
        return tree
