"""The page of ``guard-codemod schedule --output-format html``: a time line, and a table."""

from guard_codemod.formatters.schedule_page.page import ScheduledJob, schedule_page

__all__ = ["ScheduledJob", "schedule_page"]
