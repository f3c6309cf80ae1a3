"""A program that does not end."""

import subprocess


def main():
    subprocess.run(["sleep", "600"], check=True)  # hangs here


if __name__ == "__main__":
    main()
