"""Leaves a temporary folder in its main block, with a file in it that is open."""

import os
import tempfile

if __name__ == "__main__":
    folder = tempfile.TemporaryDirectory()
    stream = open(os.path.join(folder.name, "rows.csv"), "w")
    stream.write("row\n")
