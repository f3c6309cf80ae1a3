"""TG308: a schedule cannot be read."""

from guard_codemod.rules.base import ProblemRule


class UnreadableSchedule(ProblemRule):
    """Reports schedules that cannot be read as what they are."""

    unreadable = True
    summary = "schedule that cannot be read"
    why = (
        "A scheduler that cannot read a file starts nothing of it: one wrong line of a crontab"
        " disables all others."
    )
    help = "correct the line"
    known_limits = "A dialect that is not known may be reported as wrong."
    bad = "0 24 * * * python3 fetch.py\n"
    good = "0 0 * * * python3 fetch.py\n"
