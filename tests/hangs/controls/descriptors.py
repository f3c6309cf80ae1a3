"""Lists its open files, and what a child inherits."""

import os
import subprocess


def main():
    print(sorted(os.listdir("/proc/self/fd")))
    print(subprocess.check_output(["sh", "-c", "echo /proc/self/fd/*"]).decode().replace(str(os.getpid()), ""))


if __name__ == "__main__":
    main()
