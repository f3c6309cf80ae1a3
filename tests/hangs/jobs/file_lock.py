"""Waits for a lock that it has already."""

# needs: filelock

import tempfile
import filelock


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/lock"
        with filelock.FileLock(path), filelock.FileLock(path, is_singleton=False):  # hangs here
            print("both")


if __name__ == "__main__":
    main()
