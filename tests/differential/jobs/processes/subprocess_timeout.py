"""Ends a program that takes too long, and goes on."""

import subprocess


def main():
    try:
        subprocess.run(["sleep", "60"], timeout=0.2)
    except subprocess.TimeoutExpired as error:
        print(error.cmd)


if __name__ == "__main__":
    main()
