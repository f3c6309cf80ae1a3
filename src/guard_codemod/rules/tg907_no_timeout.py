"""TG907: no timeout is set for a job that is to be guarded."""

from guard_codemod.rules.base import FailureRule


class NoTimeout(FailureRule):
    """Reports jobs that `apply` cannot guard because no timeout is set."""

    summary = "job to be guarded for which no timeout is set"
    why = "The owner of a job has to say how long it may take; no default fits all jobs."
    help = "set a timeout with --timeout, in the configuration, or in a comment in the file"
    no_example_because = "It depends on the settings: any job can cause it."
