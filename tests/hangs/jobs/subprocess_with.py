"""Leaving the with block waits for the child."""

# trait: TG106

import subprocess


def main():
    with subprocess.Popen(["sleep", "600"], stdout=subprocess.PIPE) as child:
        print(child.stdout.read())  # hangs here


if __name__ == "__main__":
    main()
