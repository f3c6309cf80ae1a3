"""TG011: a guard cannot be removed."""

from guard_codemod.rules.base import Rule
from guard_codemod.rules.support.examples import GUARDED


class UnrecognizedGuard(Rule):
    """What `remove` reports of an alarm that is no part of a guard of ours."""

    code = "TG011"
    name = "unrecognized-guard"
    summary = "guard that guard-codemod did not write, or that was edited"
    why = (
        "Which lines belong to it, and whether the job needs them, is for somebody to decide who"
        " knows the job."
    )
    help = "remove it by hand"
    known_limits = "An alarm that limits one call is taken for a guard."
    precision = (
        "32 of 40 findings in excerpts of public scripts and in two packages: in the others the"
        " alarm limits one call, and guards no job"
    )
    bad = GUARDED.replace("    signal.alarm", '    print("armed")\n    signal.alarm')
    good = GUARDED
