"""Takes an OSError of os.wait() for the end of all children."""

# trait: TG110

import os
import subprocess


def main():
    subprocess.Popen(["sleep", "600"])
    while True:
        try:
            print("ended:", os.wait())  # hangs here
        except OSError:
            break


if __name__ == "__main__":
    main()
