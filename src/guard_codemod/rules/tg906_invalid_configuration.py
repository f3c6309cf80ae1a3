"""TG906: a configuration cannot be used."""

from guard_codemod.rules.base import FailureRule


class InvalidConfiguration(FailureRule):
    """Reports invalid configuration."""

    summary = "configuration that cannot be used"
    why = "The intended settings are unknown, so the files they apply to are not changed."
    help = "correct the configuration that the message names"
    no_example_because = "It depends on the configuration, not on the files it applies to."
