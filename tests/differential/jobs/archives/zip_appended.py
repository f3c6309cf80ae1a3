"""Leaves a zip archive open to which it has appended."""

import zipfile

with zipfile.ZipFile("rows.zip", "w") as first:
    first.writestr(zipfile.ZipInfo("first.csv"), "row\n" * 1000)

if __name__ == "__main__":
    archive = zipfile.ZipFile("rows.zip", "a")
    archive.writestr(zipfile.ZipInfo("second.csv"), "row\n" * 1000)
