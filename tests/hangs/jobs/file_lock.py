"""Waits for a lock that it has already, by another function."""

# needs: filelock

import fcntl
import tempfile
import filelock


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/lock"
        with open(path, "w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            with filelock.FileLock(path):  # hangs here
                print("both")


if __name__ == "__main__":
    main()
