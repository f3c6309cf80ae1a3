"""Guard scheduled Python jobs against hanging forever."""

__version__ = "0.1.0"

__all__ = [
    "Confidence",
    "ExecutorError",
    "FileResult",
    "Finding",
    "GuardCommand",
    "Outcome",
    "Related",
    "Result",
    "Settings",
    "Severity",
    "__version__",
    "apply_paths",
    "check",
    "check_paths",
    "guard",
    "remove",
]

TYPE_CHECKING = False  # as type checkers know it, without an import: see __main__
if TYPE_CHECKING:
    from guard_codemod.api import (
        Confidence,
        ExecutorError,
        FileResult,
        Finding,
        Outcome,
        Related,
        Result,
        Settings,
        Severity,
        apply_paths,
        check,
        check_paths,
        guard,
        remove,
    )
    from guard_codemod.integrations.guard_codemod import GuardCommand
else:

    def __getattr__(name):
        # Imported on first use: the command line needs none of this, and libcst is slow to import.
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name == "GuardCommand":
            from guard_codemod.integrations import guard_codemod as module
        else:
            from guard_codemod import api as module
        return getattr(module, name)
