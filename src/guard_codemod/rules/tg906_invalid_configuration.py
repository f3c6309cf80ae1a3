"""TG906: a configuration cannot be used."""

from guard_codemod.rules.base import FailureRule


class InvalidConfiguration(FailureRule):
    """Reports configuration files, and what stands in them, that cannot be used."""

    code = "TG906"
    name = "invalid-configuration"
    summary = "configuration that cannot be used"
    why = "What is wanted for the files below it is not known, so they are left alone."
    help = "correct the configuration that the message names"
    no_example_because = "It is about the configuration, not about the files below it."
