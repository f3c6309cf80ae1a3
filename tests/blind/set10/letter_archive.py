"""Archives letters from the scanner: the main thread reads, a writer thread stores them."""
import os
import queue
import socket
import sqlite3
import threading

PORT = int(os.environ.get("SILENT_PORT", "8701"))


class Writer(threading.Thread):
    def __init__(self, path):
        super().__init__(name="writer")
        self.path = path
        self.inbox = queue.Queue(maxsize=20)

    def run(self):
        db = sqlite3.connect(self.path)
        db.execute("CREATE TABLE IF NOT EXISTS letters (id TEXT, body TEXT)")
        for item in iter(self.inbox.get, None):
            with db:
                db.execute("INSERT INTO letters VALUES (?, ?)", item)
        db.close()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc):
        self.inbox.put(None)
        self.join()


def letters(port):
    with socket.create_connection(("127.0.0.1", port)) as sock:
        for line in sock.makefile("r", encoding="utf-8"):
            ident, _, body = line.rstrip("\n").partition("\t")
            yield ident, body


def main():
    with Writer("letters.db") as writer:
        for item in letters(PORT):
            writer.inbox.put(item)
    print("archive complete")


if __name__ == "__main__":
    main()
