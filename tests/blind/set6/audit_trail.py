"""Write the access audit of the day through the company's log host."""
import logging
import logging.handlers
import os

ACCESSES = [
    ("mueller", "payroll", "read"),
    ("schmidt", "payroll", "write"),
    ("weber", "contracts", "read"),
]


def audit_logger():
    host = os.environ.get("AUDIT_HOST", "audit.internal")
    handler = logging.handlers.HTTPHandler(host, "/audit", method="POST")
    handler.setLevel(logging.INFO)
    logger = logging.getLogger("audit")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    return logger


def main():
    logger = audit_logger()
    per_user = {}
    for user, area, action in ACCESSES:
        logger.info("%s %s %s", user, action, area)
        per_user[user] = per_user.get(user, 0) + 1
    for user, count in sorted(per_user.items()):
        print(user, count)
    logging.shutdown()


if __name__ == "__main__":
    main()
