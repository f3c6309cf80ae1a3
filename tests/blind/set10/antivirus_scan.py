"""Has uploads checked by the scanner program; a scan that takes too long counts as suspicious."""
import os
import subprocess
import sys

PORT = os.environ.get("SILENT_PORT", "3310")
SCANNER = """
import socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
s.sendall(b"SCAN " + sys.argv[2].encode() + b"\\n")
sys.exit(0 if s.recv(100).startswith(b"OK") else 1)
"""


def verdict(path, limit=0.3):
    command = [sys.executable, "-c", SCANNER, PORT, path]
    try:
        done = subprocess.run(command, timeout=limit, capture_output=True)
    except subprocess.TimeoutExpired:
        return "suspicious (no verdict)"
    return "clean" if done.returncode == 0 else "infected"


def main():
    for path in ("upload-1.pdf", "upload-2.zip"):
        print(path, verdict(path))


if __name__ == "__main__":
    main()
