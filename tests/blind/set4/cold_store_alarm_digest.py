"""Cold store: listen to the alarm line for a moment and write a digest."""
import collections
import os
import socket
import time

LISTEN = 1.0


def listen(host, port):
    seen, end = collections.Counter(), time.monotonic() + LISTEN
    with socket.create_connection((host, port), timeout=5) as sock:
        src = sock.makefile("r")
        while True:
            line = src.readline().strip()
            if not line or time.monotonic() > end:
                return seen
            seen[line] += 1


def main():
    seen = listen(os.environ.get("COLD_HOST", "10.2.0.7"), int(os.environ.get("COLD_PORT", "6100")))
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "digest.txt"), "w") as f:
        for line, n in seen.most_common():
            f.write(f"{n:5d} {line}\n")
    print(sum(seen.values()), "lines")


if __name__ == "__main__":
    main()
