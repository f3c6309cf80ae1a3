"""Remind the readers of the town library whose loans are due."""
import datetime
import os
import socket


class LoanSession:
    """Line protocol of the library system: one request, one line back."""

    def __init__(self, address, user):
        host, port = address.rsplit(":", 1)
        self.user = user
        self.conn = socket.create_connection((host, int(port)))

    def ask(self, *words):
        self.conn.sendall((" ".join(words) + "\n").encode())
        data = b""
        while not data.endswith(b"\n"):
            part = self.conn.recv(4096)
            if not part:
                raise ConnectionError("library system closed the connection")
            data += part
        return data.decode().split()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        # open sessions count against the licence
        self.ask("LOGOUT", self.user)
        self.conn.close()


def main():
    day = datetime.date.today().isoformat()
    reminded = 0
    with LoanSession(os.environ.get("LOAN_SERVER", "library.internal:2100"), "batch") as session:
        session.ask("LOGIN", session.user)
        for loan in session.ask("DUE", day):
            session.ask("REMIND", loan)
            reminded += 1
    print(reminded, "readers reminded")


if __name__ == "__main__":
    main()
