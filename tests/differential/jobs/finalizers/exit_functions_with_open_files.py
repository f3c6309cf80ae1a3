"""Writes at the end to what the job has opened."""

import atexit
import zipfile

archive = zipfile.ZipFile("rows.zip", "w")


def finish():
    archive.writestr(zipfile.ZipInfo("rows.csv"), "row\n" * 1000)


def main():
    atexit.register(finish)


if __name__ == "__main__":
    main()
