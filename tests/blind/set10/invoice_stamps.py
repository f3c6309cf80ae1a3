"""Feeds invoice numbers to the stamping tool and collects the stamped ones."""
import os
import subprocess
import sys

PORT = os.environ.get("SILENT_PORT", "3180")
STAMPER = """
import socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
s.sendall(b"OPEN\\n")
s.recv(1)
for line in sys.stdin:
    print("stamped", line, end="")
"""


def invoices(count):
    for number in range(count):
        yield f"INV-{number:06d};{number * 7 % 1000 / 10:.2f};EUR\n"


def stamp(lines, target):
    with open(target, "w") as out:
        with subprocess.Popen(
            [sys.executable, "-c", STAMPER, PORT], stdin=subprocess.PIPE, stdout=out, text=True
        ) as tool:
            for line in lines:
                tool.stdin.write(line)
    return tool.returncode


def main():
    code = stamp(invoices(40000), "stamped.txt")
    if code != 0:
        sys.exit(f"stamping tool failed: {code}")
    print("all invoices stamped")


if __name__ == "__main__":
    main()
