"""Leaves a tar archive open in its main block."""

import io
import tarfile

if __name__ == "__main__":
    archive = tarfile.open("rows.tar", "w")
    member = tarfile.TarInfo("rows.csv")
    member.size = 4000
    archive.addfile(member, io.BytesIO(b"row\n" * 1000))
