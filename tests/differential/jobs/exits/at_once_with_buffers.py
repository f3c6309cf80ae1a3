"""Ends at once, and loses what is in the buffers."""

import os

report = open("report.txt", "w")


def main():
    report.write("rows\n")
    print("rows")
    os.write(1, b"done\n")
    os._exit(0)


if __name__ == "__main__":
    main()
