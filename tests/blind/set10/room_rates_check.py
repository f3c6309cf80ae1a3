"""Checks that every room category has a rate for the coming week."""
import os

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError, ProgrammingError

URL = "mysql+pymysql://rates:rates@127.0.0.1:%s/booking" % os.environ.get("SILENT_PORT", "3306")
QUERY = """
SELECT c.name FROM categories c
LEFT JOIN rates r ON r.category = c.id AND r.night = CURRENT_DATE + INTERVAL :ahead DAY
WHERE r.rate IS NULL
"""


class RateCheck:
    def __init__(self, url):
        self.engine = sa.create_engine(url, pool_pre_ping=True)

    def missing(self, ahead):
        with self.engine.connect() as conn:
            return [row.name for row in conn.execute(sa.text(QUERY), {"ahead": ahead})]


def main():
    check = RateCheck(URL)
    gaps = {}
    try:
        for ahead in range(7):
            gaps[ahead] = check.missing(ahead)
    except OperationalError as exc:
        raise SystemExit(f"database not available: {exc.orig}") from exc
    except ProgrammingError as exc:
        raise SystemExit(f"schema has changed: {exc.orig}") from exc
    for ahead, names in gaps.items():
        print(ahead, ", ".join(names) or "complete")


if __name__ == "__main__":
    main()
