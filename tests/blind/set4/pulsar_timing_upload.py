"""Radio observatory: upload pulse arrival times to the timing archive; the session must be left with BYE."""
import atexit
import os
import socket
import sys


class Archive:
    def __init__(self, host, port):
        self.sock = socket.create_connection((host, port))
        self.f = self.sock.makefile("rb")
        atexit.register(self.bye)

    def say(self, text):
        self.sock.sendall(text.encode() + b"\n")

    def answer(self):
        return self.f.readline()

    def put(self, pulsar, mjd):
        self.say(f"PUT {pulsar} {mjd:.9f}")
        return self.answer().startswith(b"OK")

    def commit(self):
        self.say("COMMIT")
        return self.answer().startswith(b"OK")

    def bye(self):
        # without BYE the archive keeps the session (and its lock) for a day
        self.say("BYE")
        self.f = self.sock.makefile("rb")
        self.f.readline()
        self.sock.close()


TOAS = {"B1937+21": [60310.1, 60310.2], "J0437-4715": [60310.15]}


def main():
    archive = Archive(os.environ.get("PULSAR_HOST", "archive1"), int(os.environ.get("PULSAR_PORT", "7300")))
    bad = 0
    for pulsar, times in TOAS.items():
        for t in times:
            bad += not archive.put(pulsar, t)
    if not archive.commit():
        sys.exit("commit refused")
    print("uploaded,", bad, "refused")


if __name__ == "__main__":
    main()
