"""Holds one market session; if the exchange does not answer, starts afresh with clean state."""
import logging
import os
import socket
import sys

PORT = int(os.environ.get("SILENT_PORT", "9878"))
LOGON = b"8=FIX.4.4|35=A|49=US|56=EXCH|108=30|"
log = logging.getLogger("session")


class Session:
    def __init__(self, port):
        self.sock = socket.create_connection(("127.0.0.1", port), timeout=0.8)

    def logon(self):
        self.sock.sendall(LOGON)
        answer = self.sock.recv(4096)
        if b"35=A" not in answer:
            raise ConnectionError("logon refused")

    def messages(self):
        while data := self.sock.recv(4096):
            yield data


def restart():
    """Buffers, sequence numbers, everything is fresh this way."""
    log.warning("restarting the session process")
    logging.shutdown()
    os.execv(sys.executable, [sys.executable, *sys.argv])


def main():
    logging.basicConfig(level=logging.INFO)
    try:
        session = Session(PORT)
        session.logon()
        with open("session.log", "ab") as out:
            for message in session.messages():
                out.write(message)
    except (socket.timeout, ConnectionError) as exc:
        log.error("session lost: %r", exc)
        restart()


if __name__ == "__main__":
    main()
