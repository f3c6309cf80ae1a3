"""Children, of which one does more than to tell its version."""

import subprocess


def output(command):
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:  # TG106
        return child.stdout.read()


def main():
    print(output(["rsync", "--version"]))
    print(output(["rsync", "-a", "/srv", "/backup"]))


if __name__ == "__main__":
    main()
