"""Compare debit and credit totals of the ledger every morning."""
import os
import sys

import psycopg

DSN = "host={SVC_HOST} port={DB_PORT} dbname=ledger user=ro password=x sslmode=disable gssencmode=disable".format(**os.environ)
SQL = """
select account, sum(debit) - sum(credit) as diff
from postings where booked_on = current_date - 1
group by account having sum(debit) <> sum(credit)
"""


def main():
    with psycopg.connect(DSN, connect_timeout=3600) as conn, conn.cursor() as cur:
        cur.execute(SQL)
        bad = cur.fetchall()
    for account, diff in bad:
        print(f"{account}: off by {diff}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
