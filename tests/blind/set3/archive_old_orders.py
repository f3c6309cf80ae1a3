"""Move orders older than two years to the archive database; metrics are pushed on exit."""
import atexit
import os
import sqlite3
import urllib.request

metrics = {}


@atexit.register
def push_metrics():
    body = "\n".join(f"{k} {v}" for k, v in metrics.items()) + "\n"
    req = urllib.request.Request(os.environ["METRICS_URL"] + "/metrics/job/archive", data=body.encode(), method="PUT")
    with urllib.request.urlopen(req) as resp:
        resp.read()


def seed(db):
    db.execute("create table orders(id integer primary key, year int)")
    db.execute("create table orders_archive(id integer primary key, year int)")
    db.executemany("insert into orders(year) values (?)", [(2015 + n % 10,) for n in range(5000)])


def archive(db, before):
    with db:
        cur = db.execute("insert into orders_archive select * from orders where year < ?", (before,))
        db.execute("delete from orders where year < ?", (before,))
    return cur.rowcount


def main():
    db = sqlite3.connect(":memory:")
    seed(db)
    metrics["archived_orders"] = archive(db, 2022)
    metrics["remaining_orders"] = db.execute("select count(*) from orders").fetchone()[0]
    print(metrics)


if __name__ == "__main__":
    main()
