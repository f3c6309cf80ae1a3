"""Relay syslog lines from the appliance until it has sent its end marker."""
import os
import select
import socket
import sys


def lines(sock):
    buf = b""
    while True:
        try:
            readable, _, _ = select.select([sock], [], [])
        except InterruptedError:
            continue
        if not readable:
            continue
        block = sock.recv(4096)
        if not block:
            return
        buf += block
        *full, buf = buf.split(b"\n")
        yield from full


def main():
    sock = socket.create_connection((os.environ["SVC_HOST"], int(os.environ["LOGHOST_PORT"])))
    sock.sendall(b"DUMP\n")
    n = 0
    try:
        for line in lines(sock):
            if line == b"--END--":
                break
            sys.stdout.buffer.write(line + b"\n")
            n += 1
    except KeyboardInterrupt:
        print("stopped by operator", file=sys.stderr)
    finally:
        sock.close()
    return 0 if n else 1


if __name__ == "__main__":
    sys.exit(main())
