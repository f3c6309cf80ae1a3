# What a function makes an end of.
import subprocess
import sys


def run(command):
    try:
        return subprocess.Popen(command).communicate()
    except OSError as error:
        print(error)
        sys.exit(1)


for command in commands:
    try:
        run(command)
    except OSError as error:
        print(error)
