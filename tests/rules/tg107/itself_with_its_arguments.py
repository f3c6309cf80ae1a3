import os
import sys
from pathlib import Path


def by_list():
    args = list(sys.argv)
    args.insert(0, sys.executable)
    os.execvp(sys.executable, args)


def by_generator():
    os.execl(sys.executable, sys.executable, *(one for one in sys.argv))


def by_path():
    here = str(Path(__file__).resolve())
    os.execve("/usr/bin/python3", ["python3", here, *sys.argv[1:]], {"READY": "1"})


def another():
    os.execv(sys.executable, [sys.executable, "other.py"])  # TG107


if __name__ == "__main__":
    by_list()
    by_generator()
    by_path()
    another()
