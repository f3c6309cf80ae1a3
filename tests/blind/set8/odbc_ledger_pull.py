"""Pull the ledger of the month from the SQL Server by ODBC."""
import csv
import datetime
import os

import pyodbc

DSN = os.environ.get("LEDGER_DSN", "DSN=ledger;Trusted_Connection=yes")
QUERY = """
select account, posted_on, amount, text
from dbo.journal
where posted_on >= ? and posted_on < ?
order by posted_on
"""


def month_bounds(today):
    first = today.replace(day=1)
    following = (first + datetime.timedelta(days=32)).replace(day=1)
    return first, following


def main():
    con = pyodbc.connect(DSN)
    cur = con.cursor()
    cur.execute(QUERY, *month_bounds(datetime.date.today()))
    with open("ledger.csv", "w", newline="") as fh:
        writer = csv.writer(fh)
        writer.writerow([c[0] for c in cur.description])
        while rows := cur.fetchmany(1000):
            writer.writerows(rows)
    con.close()


if __name__ == "__main__":
    main()
