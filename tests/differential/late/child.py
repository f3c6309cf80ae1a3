"""Waits for a program when the time is up."""

# limit: 1

import subprocess


def main():
    process = subprocess.Popen(["sleep", "60"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait()
    finally:
        process.kill()
        print(process.wait())


if __name__ == "__main__":
    main()
