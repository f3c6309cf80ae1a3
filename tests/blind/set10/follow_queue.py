"""Prepares the queue FIFO of the fax gateway and becomes the follower."""
import os
import pathlib
import sys

QUEUE = pathlib.Path(os.environ.get("FAX_QUEUE", "fax_queue"))


def prepare(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.mkfifo(path, 0o600)
    os.environ["LC_ALL"] = "C"


def become_follower(path):
    """cat ends as soon as the gateway closes the queue."""
    sys.stdout.flush()
    os.execvp("cat", ["cat", str(path)])


def main():
    if len(sys.argv) > 1:
        raise SystemExit(f"usage: {sys.argv[0]}")
    prepare(QUEUE)
    become_follower(QUEUE)


if __name__ == "__main__":
    main()
