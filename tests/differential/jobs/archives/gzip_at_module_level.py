"""Leaves a gzip archive open at module level."""

import gzip

archive = gzip.GzipFile("rows.gz", "wb", mtime=0)


def main():
    archive.write(b"row\n" * 1000)


if __name__ == "__main__":
    main()
