"""Write the access audit of the day to the company's log host."""
import logging
import logging.handlers
import os
import sys

ACCESSES = [("mueller", "payroll", "read"), ("schmidt", "payroll", "write")]


class StrictHandler(logging.handlers.HTTPHandler):
    """An audit with gaps is worthless: a record that is lost ends the job."""

    def handleError(self, record):
        raise sys.exc_info()[1]


def audit_logger():
    host = os.environ.get("AUDIT_URL", "http://audit.internal").split("//")[1]
    logger = logging.getLogger("audit")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(StrictHandler(host, "/audit", method="POST"))
    return logger


def main():
    logger = audit_logger()
    for user, area, action in ACCESSES:
        logger.info("%s %s %s", user, action, area)
    print(len(ACCESSES), "accesses audited")
    return 0


if __name__ == "__main__":
    sys.exit(main())
