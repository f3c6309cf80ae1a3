"""Leaves a program alone that it has read a line from."""

import subprocess

if __name__ == "__main__":
    process = subprocess.Popen(["sh", "-c", "echo one; echo two"], stdout=subprocess.PIPE)
    print(process.stdout.readline())
