"""Car wash: counts the programmes sold per lane until the lane controller sends its day end mark."""
import collections
import os
import select
import socket


def programmes(lane):
    pending = b""
    while b"\x1a" not in pending:
        try:
            ready, _, _ = select.select([lane], [], [], 0.3)
            if ready:
                pending += lane.recv(256)
        except (BlockingIOError, InterruptedError):
            continue
        *complete, pending = pending.split(b"\n")
        yield from (line.decode() for line in complete)


def main():
    lane = socket.create_connection((os.environ.get("CARWASH_HOST", "lane1"), int(os.environ.get("CARWASH_PORT", "4196"))))
    lane.setblocking(False)
    with lane:
        sold = collections.Counter(programmes(lane))
    for programme, n in sold.most_common():
        print(f"{programme}: {n}")


if __name__ == "__main__":
    main()
