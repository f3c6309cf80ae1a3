"""Imports ledger lines from the accounting server and keeps a list of the statements that were run."""
import os
import socket
import sqlite3

PORT = int(os.environ.get("SILENT_PORT", "5141"))


class StatementLog:
    def __init__(self):
        self.statements = []

    def __call__(self, statement):
        self.statements.append(" ".join(statement.split()))

    def save(self, path):
        with open(path, "w") as fh:
            fh.write("\n".join(self.statements))


def ledger_lines():
    with socket.create_connection(("127.0.0.1", PORT)) as sock:
        sock.sendall(b"LEDGER\n")
        for line in sock.makefile():
            account, amount = line.split()
            yield account, int(amount)


def main():
    statements = StatementLog()
    db = sqlite3.connect("ledger.db")
    db.set_trace_callback(statements)
    try:
        db.execute("CREATE TABLE IF NOT EXISTS ledger (account TEXT, amount INTEGER)")
        with db:
            db.executemany("INSERT INTO ledger VALUES (?, ?)", ledger_lines())
    finally:
        statements.save("statements.log")
        db.close()
    print(len(statements.statements), "statements")


if __name__ == "__main__":
    main()
