"""Refresh the warehouse: dimensions, facts, aggregates."""
import http.client
import os
import sqlite3
from urllib.parse import urlsplit

from batchkit.step import Step


def pull_facts(db):
    url = urlsplit(os.environ["ERP_URL"])
    conn = http.client.HTTPConnection(url.netloc)
    conn.request("GET", "/facts?since=yesterday")
    for line in conn.getresponse():
        db.execute("insert into fact values (?, ?)", line.decode().split(";"))


def main():
    db = sqlite3.connect(":memory:")
    protocol = []
    with Step("dimensions", protocol):
        db.execute("create table dim(id integer primary key, name text)")
        db.executemany("insert into dim(name) values (?)", [("north",), ("south",)])
        db.execute("create table fact(dim integer, amount real)")
    with Step("facts", protocol):
        pull_facts(db)
    with Step("aggregates", protocol):
        db.execute("create table agg as select dim, sum(amount) total from fact group by dim")
    for name, outcome in protocol:
        print(f"{name:12} {outcome}")


if __name__ == "__main__":
    main()
