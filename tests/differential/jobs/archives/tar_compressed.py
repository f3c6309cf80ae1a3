"""Leaves a compressed tar archive open at module level."""

import io
import tarfile

archive = tarfile.open("rows.tar.bz2", "w:bz2")


def main():
    member = tarfile.TarInfo("rows.csv")
    member.size = 4000
    archive.addfile(member, io.BytesIO(b"row\n" * 1000))


if __name__ == "__main__":
    main()
