"""Watches the parking gates; detaches from cron and runs until the garage closes."""
import os
import signal
import socket
import sys

PORT = int(os.environ.get("SILENT_PORT", "7777"))
PIDFILE = "gate_monitor.pid"


def daemonize():
    if os.fork() > 0:
        os._exit(0)
    os.setsid()
    if os.fork() > 0:
        os._exit(0)
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    with open(PIDFILE, "w") as fh:
        fh.write(str(os.getpid()))


def watch():
    counts = {"in": 0, "out": 0}
    with socket.create_connection(("127.0.0.1", PORT)) as gate:
        gate.sendall(b"EVENTS\n")
        for line in gate.makefile():
            direction = line.strip()
            counts[direction] = counts.get(direction, 0) + 1
    return counts


def main():
    daemonize()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    counts = watch()
    with open("gate_counts.txt", "w") as fh:
        fh.write(repr(counts))
    os.unlink(PIDFILE)


if __name__ == "__main__":
    main()
