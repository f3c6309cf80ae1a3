# What a command prints that asks a server may never come.
import subprocess
import sys


def dump():
    child = subprocess.Popen(["pg_dump", sys.argv[1]], stdout=subprocess.PIPE)
    try:
        return child.stdout.read()
    except Exception:  # TG110
        print("no dump")


if __name__ == "__main__":
    dump()
