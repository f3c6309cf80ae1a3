"""Post the day's vouchers in one transaction, all or nothing."""
import os
import sqlite3
import urllib.request
from contextlib import ExitStack, closing, suppress


def approve(voucher):
    url = f"{os.environ['ERP_URL']}/approve/{voucher}"
    with urllib.request.urlopen(url) as resp:
        return resp.read() == b"yes"


def post(db, vouchers):
    db.execute("begin")
    try:
        for v in vouchers:
            if approve(v):
                db.execute("insert into posting values (?)", (v,))
        db.execute("commit")
    except BaseException:
        db.execute("rollback")
        raise


def main():
    path = os.path.join(os.environ.get("WORK_DIR", "."), "gl.db")
    with ExitStack() as stack:
        stack.callback(print, "posting run finished")
        stack.enter_context(suppress(FileNotFoundError))
        db = stack.enter_context(closing(sqlite3.connect(path, isolation_level=None)))
        db.execute("create table if not exists posting(voucher text)")
        post(db, ["V-1", "V-2"])


if __name__ == "__main__":
    main()
