"""Indexes scanned letters: a reader thread feeds texts from the OCR box, a writer stores them."""
import os
import queue
import socket
import sqlite3
import threading

PORT = int(os.environ.get("SILENT_PORT", "8700"))
DONE = object()


class Writer(threading.Thread):
    def __init__(self, inbox, path):
        super().__init__(name="writer")
        self.inbox = inbox
        self.path = path
        self.stored = 0

    def run(self):
        db = sqlite3.connect(self.path)
        db.execute("CREATE TABLE IF NOT EXISTS letters (id TEXT, body TEXT)")
        while (item := self.inbox.get()) is not DONE:
            with db:
                db.execute("INSERT INTO letters VALUES (?, ?)", item)
            self.stored += 1
        db.close()


def texts(port):
    with socket.create_connection(("127.0.0.1", port)) as sock:
        sock.sendall(b"NEXT\n")
        for line in sock.makefile("r", encoding="utf-8"):
            ident, _, body = line.rstrip("\n").partition("\t")
            yield ident, body
            sock.sendall(b"NEXT\n")


def main():
    inbox = queue.Queue(maxsize=50)
    writer = Writer(inbox, "letters.db")
    writer.start()
    for item in texts(PORT):
        inbox.put(item)
    inbox.put(DONE)
    writer.join()
    print(writer.stored, "letters indexed")


if __name__ == "__main__":
    main()
