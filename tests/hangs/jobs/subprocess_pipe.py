"""The program has ended; a grandchild keeps its output open."""

import subprocess


def main():
    subprocess.check_output(["sh", "-c", "sleep 600 & echo started"])  # hangs here


if __name__ == "__main__":
    main()
