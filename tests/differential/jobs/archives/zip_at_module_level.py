"""Leaves a zip archive open at module level."""

import zipfile

archive = zipfile.ZipFile("rows.zip", "w", zipfile.ZIP_DEFLATED)


def main():
    archive.writestr(zipfile.ZipInfo("rows.csv"), "row\n" * 1000)


if __name__ == "__main__":
    main()
