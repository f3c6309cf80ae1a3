"""Runs with all warnings, of which some come at the end."""

# how: -Wdefault

import tempfile

if __name__ == "__main__":
    report = open("report.txt", "w")
    folder = tempfile.TemporaryDirectory(dir=".")
    print("done")
