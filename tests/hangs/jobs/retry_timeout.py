"""Takes the guard's exception for a timeout of its own."""

# trait: TG101

import subprocess


def main():
    while True:
        try:
            subprocess.run(["sleep", "600"])  # hangs here
        except (TimeoutError, subprocess.TimeoutExpired):
            print("again")


if __name__ == "__main__":
    main()
