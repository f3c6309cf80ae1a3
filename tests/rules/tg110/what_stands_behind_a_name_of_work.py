# What is done with the result of work is none, nor is a method of what is only called after it.
import pathlib
import sys

SYNC_DIR = pathlib.Path("/var/lib/sync")


def main():
    output = run_disks()
    try:
        return int(output.rfind("C"))
    except ValueError:
        return 0
    except Exception:
        print("no temperature")


def prepare():
    try:
        SYNC_DIR.mkdir()
        SyncState().mark_seen(sys.argv)
    except Exception:
        print("no folder")


if __name__ == "__main__":
    prepare()
    main()
