"""Bank: forecast the cash need of the branches from last year's withdrawals."""
import collections
import datetime
import os
import statistics

import psycopg2

QUERY = "select branch, day, amount from withdrawals where day >= %s order by branch, day"


def rows(since):
    con = psycopg2.connect(
        host=os.environ.get("DWH_HOST", "dwh.bank.internal"),
        port=os.environ.get("DWH_PORT", "5432"),
        dbname="dwh", user="forecast", password=os.environ.get("DWH_PW", "x"),
    )
    try:
        with con.cursor() as cur:
            cur.execute(QUERY, (since,))
            yield from cur
    finally:
        con.close()


def forecast(since):
    per_branch = collections.defaultdict(list)
    for branch, day, amount in rows(since):
        per_branch[branch].append(float(amount))
    for branch, amounts in per_branch.items():
        last = amounts[-28:]
        yield branch, statistics.mean(last) + 2 * statistics.pstdev(last)


def main():
    since = datetime.date.today() - datetime.timedelta(days=365)
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "cash.csv"), "w") as f:
        for branch, need in forecast(since):
            f.write(f"{branch};{need:.0f}\n")


if __name__ == "__main__":
    main()
