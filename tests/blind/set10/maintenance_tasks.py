"""Maintenance tasks of the content system; which of them are enabled is kept on the config server."""
import os
import pathlib
import socket
import time

PORT = int(os.environ.get("SILENT_PORT", "2379"))
CONTENT = pathlib.Path("content")
TASKS = []


def setting(key):
    with socket.create_connection(("127.0.0.1", PORT)) as sock:
        sock.sendall(f"get {key}\n".encode())
        return sock.makefile().readline().strip()


def task(name):
    """Registers a task unless it is switched off."""
    state = setting(f"maintenance/{name}")

    def register(func):
        if state != "off":
            TASKS.append((name, func))
        return func

    return register


@task("drafts")
def remove_drafts():
    limit = time.time() - 90 * 86400
    for path in CONTENT.glob("drafts/*.md"):
        if path.stat().st_mtime < limit:
            path.unlink()


@task("sizes")
def report_sizes():
    print(sum(path.stat().st_size for path in CONTENT.rglob("*") if path.is_file()), "bytes")


if __name__ == "__main__":
    for name, func in TASKS:
        print("task", name)
        func()
