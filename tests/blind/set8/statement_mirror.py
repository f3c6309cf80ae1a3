"""Mirror the statements folder; every file is registered at the archive before it is copied."""
import os
import pathlib
import shutil
import socket
import sys

SOURCE = pathlib.Path(os.environ.get("STATEMENTS", "statements"))
TARGET = pathlib.Path(os.environ.get("MIRROR", "mirror"))


def register(path):
    addr = (os.environ.get("ARCHIVE_HOST", "archive"), int(os.environ.get("ARCHIVE_PORT", "8900")))
    with socket.create_connection(addr) as sock:
        sock.sendall(f"REGISTER {path}\n".encode())
        if sock.recv(2) != b"OK":
            raise RuntimeError(f"{path} refused")


def registered_copy(src, dst, *, follow_symlinks=True):
    register(src)
    return shutil.copy2(src, dst, follow_symlinks=follow_symlinks)


def sample():
    SOURCE.mkdir(exist_ok=True)
    for n in range(5):
        (SOURCE / f"2026-{n:02d}.txt").write_text("statement\n")


def main():
    if not SOURCE.exists():
        sample()
    try:
        shutil.copytree(SOURCE, TARGET, copy_function=registered_copy, dirs_exist_ok=True)
    except shutil.Error as exc:
        for src, _, why in exc.args[0]:
            print(src, why, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
