"""Forks children, of which none deletes the temporary file of its parent."""

import os
import tempfile

if __name__ == "__main__":
    scratch = tempfile.NamedTemporaryFile("w")
    for _ in range(3):
        child = os.fork()
        if child == 0:
            os._exit(0)
        os.waitpid(child, 0)
    scratch.write("rows")
    print(os.path.exists(scratch.name))
