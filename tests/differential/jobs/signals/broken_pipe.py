"""Ends by a signal when nobody reads what it writes."""

import os
import signal


def main():
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    reader, writer = os.pipe()
    os.close(reader)
    os.write(writer, b"row")


if __name__ == "__main__":
    main()
