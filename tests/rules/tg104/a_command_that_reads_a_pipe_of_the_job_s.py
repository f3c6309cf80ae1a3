# A command that usually ends at once, but may read the named pipe.
import os
import sys


def run(command):
    if os.system(command) != 0:  # TG104
        raise SystemExit(command)


if __name__ == "__main__":
    control = sys.argv[1]
    os.mkfifo(control)
    run(f"head -n 1 {control} > result")
