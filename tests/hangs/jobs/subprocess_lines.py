"""Reads the lines of a program that prints none."""

import subprocess


def main():
    child = subprocess.Popen(["sleep", "600"], stdout=subprocess.PIPE, text=True)
    for line in child.stdout:  # hangs here
        print(line)


if __name__ == "__main__":
    main()
