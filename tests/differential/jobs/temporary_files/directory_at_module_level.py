"""Leaves a temporary folder at module level."""

import pathlib
import tempfile

folder = tempfile.TemporaryDirectory()


def main():
    pathlib.Path(folder.name, "rows.csv").write_text("row\n")


if __name__ == "__main__":
    main()
