"""Turn a `FileModel` and `Settings` into a `Plan`. All policy is here; no text changes."""

from guard_codemod.planning.planner import armed_on, guarded_from, make_plan

__all__ = ["armed_on", "guarded_from", "make_plan"]
