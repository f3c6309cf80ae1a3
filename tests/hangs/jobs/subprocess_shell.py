"""Runs a command in a shell."""

import subprocess


def main():
    subprocess.run("sleep 600; echo done", shell=True)  # hangs here


if __name__ == "__main__":
    main()
