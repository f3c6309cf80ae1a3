"""Connects programs by pipes."""

import subprocess


def main():
    rows = subprocess.Popen(["printf", "b\\na\\n"], stdout=subprocess.PIPE)
    ordered = subprocess.Popen(["sort"], stdin=rows.stdout, stdout=subprocess.PIPE)
    rows.stdout.close()
    print(ordered.communicate()[0], rows.wait())


if __name__ == "__main__":
    main()
