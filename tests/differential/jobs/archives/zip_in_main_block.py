"""Leaves a zip archive open in its main block."""

import zipfile

if __name__ == "__main__":
    archive = zipfile.ZipFile("rows.zip", "w")
    archive.writestr(zipfile.ZipInfo("rows.csv"), "row\n" * 1000)
