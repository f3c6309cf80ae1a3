"""SQLite calls a function of Python every so many steps."""

import sqlite3

LINKS = """
with recursive link(account) as (
    select target from transfer
    union all
    select transfer.target from transfer join link on transfer.source = link.account
)
select max(account) from link
"""


def progress():
    print(".", end="")


if __name__ == "__main__":
    connection = sqlite3.connect("transfers.db")
    connection.set_progress_handler(progress, 100_000)
    print(connection.execute(LINKS).fetchone())
