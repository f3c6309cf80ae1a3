"""Has what it prints written to a file, to the end."""

import contextlib

if __name__ == "__main__":
    redirection = contextlib.redirect_stdout(open("report.txt", "w"))
    redirection.__enter__()
    print("row\n" * 1000)
