"""Railway freight: wait for the shunting yard's position message of every wagon in the evening train."""
import os
import socket
import sys


class YardLink:
    """messages are separated by 0x03; the yard can be quiet for minutes, so a quiet line is not an error"""

    def __init__(self, host, port):
        self.sock = socket.create_connection((host, port))
        self.sock.settimeout(1.0)
        self.rest = b""

    def messages(self):
        while True:
            try:
                block = self.sock.recv(2048)
            except TimeoutError:
                continue
            if not block:
                return
            self.rest += block
            while b"\x03" in self.rest:
                msg, self.rest = self.rest.split(b"\x03", 1)
                yield msg.decode("latin-1")


def parse(msg):
    wagon, track, pos = msg.split("/")
    return wagon, int(track), int(pos)


def main(train):
    link = YardLink(os.environ.get("WAGON_HOST", "yard3"), int(os.environ.get("WAGON_PORT", "6502")))
    where = {}
    for msg in link.messages():
        wagon, track, pos = parse(msg)
        if wagon in train:
            where[wagon] = (track, pos)
        if len(where) == len(train):
            break
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "train.csv"), "w") as f:
        for wagon in train:
            f.write(f"{wagon};{where.get(wagon)}\n")


if __name__ == "__main__":
    main(sys.argv[1:] or ["3780-1", "3780-2"])
