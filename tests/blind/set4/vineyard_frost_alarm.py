"""Vineyard: wait for the 4 o'clock measurement of the weather mast and call the helpers when there will be frost."""
import os
import socket
import sys

from vintools.limits import time_limit

HELPERS = {"Anna": "+49151000001", "Jean": "+49151000002"}


@time_limit(20)
def connect():
    return socket.create_connection((os.environ.get("FROST_HOST", "mast"), int(os.environ.get("FROST_PORT", "4800"))))


def measurement(sock):
    feed = sock.makefile("r", encoding="ascii")
    while True:
        line = feed.readline()
        if not line:
            raise ConnectionError("mast closed the line")
        if line.startswith("T="):  # heartbeat lines in between
            return float(line[2:])


def call(name, number, temp):
    with open(os.path.join(os.environ.get("WORK_DIR", "/var/spool/sms"), name), "w") as f:
        f.write(f"{number}\nFrost alarm: {temp:.1f} C, candles at 4:30\n")


def main():
    sock = connect()
    try:
        temp = measurement(sock)
    finally:
        sock.close()
    if temp < 0.5:
        for name, number in HELPERS.items():
            call(name, number, temp)
    print(f"{temp:.1f} C")
    return 0


if __name__ == "__main__":
    sys.exit(main())
