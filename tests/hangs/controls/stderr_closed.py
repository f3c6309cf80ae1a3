"""Is started without a standard error, as by cron's 2>&-."""

# how: stderr-closed

import sys


def main():
    print(sys.stderr)
    with open("rows", "w") as stream:
        stream.write("rows")
    with open("rows") as stream:
        print(stream.read())


if __name__ == "__main__":
    main()
