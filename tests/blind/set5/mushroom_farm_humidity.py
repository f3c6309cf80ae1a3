"""Mushroom farm: reads the humidity pipe if there is something in it."""
import os
import selectors
import time


def waiting_lines(path, patience):
    fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    sel = selectors.DefaultSelector()
    sel.register(fd, selectors.EVENT_READ)
    end = time.monotonic() + patience
    pending = b""
    try:
        while (left := end - time.monotonic()) > 0:
            for _ in sel.select(left):
                try:
                    pending += os.read(fd, 4096)
                except BlockingIOError:
                    continue
    finally:
        sel.close()
        os.close(fd)
    return pending.decode().splitlines()


def main():
    lines = waiting_lines(os.environ.get("MUSHROOM_PIPE", "/run/humidity"), 0.8)
    with open("humidity.txt", "a") as f:
        f.write("\n".join(lines) or "no reading\n")


if __name__ == "__main__":
    main()
