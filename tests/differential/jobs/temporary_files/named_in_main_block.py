"""Leaves named temporary files open in its main block."""

import tempfile

if __name__ == "__main__":
    scratch = [tempfile.NamedTemporaryFile("w", suffix=".csv") for _ in range(3)]
    scratch[0].write("rows")
