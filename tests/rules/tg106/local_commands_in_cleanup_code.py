"""Commands in cleanup code: those that ask nobody end by themselves."""

import contextlib
import pickle
import subprocess
import sys
import tempfile


def run(*command):
    subprocess.run(command, check=True)


@contextlib.contextmanager
def worktree(revision):
    with tempfile.TemporaryDirectory() as folder:
        run("git", "worktree", "add", "--detach", folder, revision)
        try:
            yield folder
        finally:
            run("git", "worktree", "remove", "--force", folder)


@contextlib.contextmanager
def fetched(revision):
    try:
        yield revision
    finally:
        run("git", "fetch", "--all")  # TG106


@contextlib.contextmanager
def tagged(path):
    try:
        yield path
    finally:
        subprocess.run(["cdbfasta", path])  # TG106 (low)


@contextlib.contextmanager
def copied(path):
    try:
        yield path
    finally:
        subprocess.run(["rsync", path, "backup:"])  # TG106


def viewed(rows):
    child = subprocess.Popen([sys.executable, "-m", "viewer"], stdin=subprocess.PIPE)
    child.stdin.write(pickle.dumps(rows))
    child.stdin.close()


if __name__ == "__main__":
    viewed([1])
    with worktree("HEAD") as w, fetched("HEAD"), tagged(w), copied(w):
        run("rsync", "-a", w, "h:/")
