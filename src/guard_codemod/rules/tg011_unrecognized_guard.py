"""TG011: a guard cannot be removed."""

from guard_codemod.rules.base import Rule
from guard_codemod.rules.support.examples import GUARDED


class UnrecognizedGuard(Rule):
    """Reports alarms that `remove` cannot identify as a guard of guard-codemod."""

    summary = "guard that guard-codemod did not write, or that was edited"
    why = (
        "Somebody who knows the job has to decide which lines belong to the guard, and whether the"
        " job needs them."
    )
    help = "remove it by hand"
    known_limits = "An alarm that limits one call is taken for a guard."
    precision = (
        "32 of 40 findings in excerpts of public scripts and in two packages: in the others, the"
        " alarm limits one call and does not guard the job"
    )
    bad = GUARDED.replace("    signal.alarm", '    print("armed")\n    signal.alarm')
    good = GUARDED
