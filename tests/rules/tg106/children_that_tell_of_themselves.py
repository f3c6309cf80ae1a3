"""Children that end by themselves, whose command is a parameter."""

import subprocess
import sys
import time


def version(command):
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        return child.stdout.read()


def main():
    print(version(["rsync", "--version"]))
    print(version(["ssh", "--help"]))
    print(version(["uname"] + sys.argv[1:]))
    time.sleep(7200)


if __name__ == "__main__":
    main()
