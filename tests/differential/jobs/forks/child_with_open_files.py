"""Forks a child that runs to the script's end with what the parent has open."""

import bz2
import os

archive = bz2.open("rows.bz2", "wb")
report = open("report.txt", "w")

if __name__ == "__main__":
    report.write("before\n")
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        archive.write(b"row\n" * 1000)
        report.write("parent\n")
    else:
        report.write("child\n")
