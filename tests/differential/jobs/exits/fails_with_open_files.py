"""Fails with files open that only the traceback holds."""

import gzip


def main():
    archive = gzip.GzipFile("rows.gz", "wb", mtime=0)
    archive.write(b"row\n" * 1000)
    report = open("report.txt", "w")
    report.write("rows\n")
    raise ValueError("row 7")


if __name__ == "__main__":
    main()
