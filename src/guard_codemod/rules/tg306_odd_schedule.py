"""TG306: a schedule is probably a mistake."""

from guard_codemod.rules.base import ProblemRule


class OddSchedule(ProblemRule):
    """Reports schedules that never start anything, or far more often than meant."""

    unreadable = False
    summary = "schedule that is probably a mistake"
    why = (
        "A schedule such as ``* 0 * * *`` is valid, but starts the job sixty times a night. No"
        " limit can be derived from it."
    )
    help = "correct the schedule"
    known_limits = "Only mistakes that are known from real schedules are reported."
    bad = "* 0 * * * python3 fetch.py\n"
    good = "0 0 * * * python3 fetch.py\n"
