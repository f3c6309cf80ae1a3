"""Book the till's receipts into the branch database."""
import os
import sqlite3
import time

PATH = os.path.join(os.environ.get("WORK_DIR", "/var/lib/pos"), "branch.db")
BUSY = 600


def connect():
    db = sqlite3.connect(PATH, timeout=BUSY, isolation_level=None)
    db.execute("create table if not exists receipt (till, number, cents)")
    db.execute("create table if not exists balance (till primary key, cents)")
    return db


def import_receipts(db, till, receipts):
    db.execute("begin immediate")
    db.executemany(
        "insert into receipt values (?, ?, ?)", [(till, n, cents) for n, cents in receipts]
    )


def update_balance(till):
    db = connect()
    db.execute("begin immediate")
    db.execute(
        "insert or replace into balance select till, sum(cents) from receipt where till = ?",
        (till,),
    )
    db.execute("commit")
    db.close()


def main():
    db = connect()
    begin = time.time()
    import_receipts(db, "till-3", [(n, n * 10) for n in range(50)])
    update_balance("till-3")
    db.execute("commit")
    print(f"booked in {time.time() - begin:.1f} s")


if __name__ == "__main__":
    main()
