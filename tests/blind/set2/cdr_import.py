"""Import call records from the PBX manager port; always records an import row."""
import os
import socket
import sqlite3

FIELDS = ("caller", "callee", "seconds")


def records(limit=200):
    with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["DEVICE_PORT"]))) as s:
        s.sendall(b"Action: CDRDump\r\n\r\n")
        with s.makefile("r") as f:
            for _ in range(limit):
                line = f.readline()
                if not line:
                    return
                yield dict(zip(FIELDS, line.strip().split(";")))


def run_import(db):
    count, status = 0, "incomplete"
    try:
        for rec in records():
            db.execute("insert into cdr values(:caller,:callee,:seconds)", rec)
            count += 1
        status = "complete"
    finally:
        db.execute("insert into imports values(datetime('now'), ?, ?)", (status, count))
        db.commit()
        return count


def main():
    db = sqlite3.connect("cdr.db")
    db.execute("create table if not exists cdr(caller, callee, seconds)")
    db.execute("create table if not exists imports(at, status, n)")
    print("imported", run_import(db))


if __name__ == "__main__":
    main()
