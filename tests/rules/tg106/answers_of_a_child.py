# Each line that is written is answered, so that none is left in the pipe.
import subprocess
import sys


def known(names):
    child = subprocess.Popen(["lookup"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for name in names:
        child.stdin.write(name.encode())
        child.stdin.flush()
        print(name, child.stdout.readline())


if __name__ == "__main__":
    known(sys.argv[1:])
