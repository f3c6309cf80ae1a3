"""Purge expired sessions. Used from the shell and from cron."""
import argparse
import os
import sqlite3


def confirm(question):
    answer = input(f"{question} [y/N] ")
    return answer.strip().lower() in ("y", "yes")


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--yes", action="store_true")
    ap.add_argument("--db", default=os.path.join(os.environ["WORK_DIR"], "live.db"))
    args = ap.parse_args()
    con = sqlite3.connect(args.db)
    n = con.execute("SELECT count(*) FROM orders WHERE qty = 0").fetchone()[0]
    if n and (args.yes or confirm(f"Delete {n} rows?")):
        con.execute("DELETE FROM orders WHERE qty = 0")
        con.commit()
    con.close()


if __name__ == "__main__":
    main()
