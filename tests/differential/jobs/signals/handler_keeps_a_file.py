"""Has a handler that holds a file open, which is left to the interpreter."""

import gzip
import signal


class Export:
    def __init__(self):
        self.archive = gzip.GzipFile("rows.gz", "wb", mtime=0)
        signal.signal(signal.SIGUSR1, self.flush)

    def flush(self, *_):
        self.archive.flush()


if __name__ == "__main__":
    export = Export()
    export.archive.write(b"row\n" * 1000)
