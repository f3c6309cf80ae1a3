"""Has started a program before its main block, which it ends."""

import subprocess

process = subprocess.Popen(["sleep", "60"])


def main():
    process.terminate()
    print(process.wait())


if __name__ == "__main__":
    main()
