"""Copy the statements folder and report the copy to the archive."""
import os
import pathlib
import shutil
import socket
import sys

SOURCE = pathlib.Path(os.environ.get("STATEMENTS", "statements"))
TARGET = pathlib.Path(os.environ.get("MIRROR", "mirror"))


def sample():
    SOURCE.mkdir()
    for n in range(5):
        (SOURCE / f"2026-{n:02d}.txt").write_text("statement\n")


def main():
    if not SOURCE.exists():
        sample()
    try:
        shutil.copytree(SOURCE, TARGET, dirs_exist_ok=True)
    except shutil.Error as exc:
        print(exc, file=sys.stderr)
        return 1
    addr = (os.environ.get("ARCHIVE_HOST", "archive"), int(os.environ.get("ARCHIVE_PORT", "8900")))
    with socket.create_connection(addr) as sock:
        sock.sendall(b"COPIED %d\n" % len(list(TARGET.iterdir())))
        return 0 if sock.recv(2) == b"OK" else 2


if __name__ == "__main__":
    sys.exit(main())
