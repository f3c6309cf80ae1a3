# The same behind it, on this machine.
import subprocess
import sys


def sh(command):
    subprocess.check_call(command)


def main():
    try:
        sh(first)
    except OSError:  # TG101 (low)
        print("failed")
    sh(second)
    return 1


sys.exit(main())
