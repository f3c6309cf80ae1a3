"""Hands its descriptors to a program, those above 2 only where it is told to."""

import os
import subprocess


def main():
    reader, writer = os.pipe()
    os.set_inheritable(writer, True)
    listing = ["sh", "-c", "cd /proc/self/fd && echo *"]
    print(subprocess.check_output(listing))
    print(subprocess.check_output(listing, close_fds=False))
    print(subprocess.check_output(listing, pass_fds=[reader]))
    print(os.listdir("/proc/self/fd"))


if __name__ == "__main__":
    main()
