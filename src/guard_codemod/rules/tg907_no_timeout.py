"""TG907: no timeout is set for a job that is to be guarded."""

from guard_codemod.rules.base import FailureRule


class NoTimeout(FailureRule):
    """Reports jobs that `apply` cannot guard, since it does not know for how long they may run."""

    code = "TG907"
    name = "no-timeout"
    summary = "job to be guarded for which no timeout is set"
    why = "How long a job may take is for its owner to say; no default would be right."
    help = "set a timeout with --timeout, in the configuration, or in a comment in the file"
    no_example_because = "It is about what is missing from the settings: any job will do."
