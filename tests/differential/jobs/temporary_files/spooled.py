"""Leaves a temporary file without a name open, and one that is in memory."""

import os
import tempfile

if __name__ == "__main__":
    nameless = tempfile.TemporaryFile()
    spooled = tempfile.SpooledTemporaryFile(max_size=10)
    spooled.write(b"row\n" * 100)
    print(os.listdir(tempfile.gettempdir()) in ([], ["x"]))
