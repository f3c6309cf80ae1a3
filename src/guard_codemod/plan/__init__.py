"""`Facts` and `Settings` to a `Plan`. All policy lives here; no text changes."""

from guard_codemod.plan.decide import make_plan

__all__ = ["make_plan"]
