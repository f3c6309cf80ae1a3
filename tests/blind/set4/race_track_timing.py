"""Race track: take the lap times of both timing loops until the session is over."""
import os
import selectors
import socket


class Loop:
    def __init__(self, name, addr):
        self.name, self.buf, self.over = name, b"", False
        self.sock = socket.create_connection(addr)
        self.sock.setblocking(False)

    def lines(self):
        try:
            data = self.sock.recv(4096)
        except BlockingIOError:
            return
        if not data:
            self.over = True
        self.buf += data
        *full, self.buf = self.buf.split(b"\n")
        for line in full:
            if line == b"CHEQUERED":
                self.over = True
            yield line.decode()


def session(loops):
    with selectors.DefaultSelector() as sel:
        for l in loops:
            sel.register(l.sock, selectors.EVENT_READ, l)
        while not all(l.over for l in loops):
            try:
                events = sel.select()
            except InterruptedError:
                continue
            for key, _ in events:
                for line in key.data.lines():
                    yield key.data.name, line


def main():
    addr = os.environ.get("RACE_HOST", "timing1"), int(os.environ.get("RACE_PORT", "50000"))
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "laps.txt"), "w") as f:
        for name, line in session([Loop("start", addr), Loop("sector2", addr)]):
            f.write(f"{name} {line}\n")


if __name__ == "__main__":
    main()
