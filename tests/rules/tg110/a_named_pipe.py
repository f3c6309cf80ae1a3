# A file, which is a named pipe, that is read as far as it is there.
import contextlib


def read_feed(path):
    lines = []
    with contextlib.suppress(OSError):  # TG110
        with open(path) as feed:
            lines += feed
    return lines


if __name__ == "__main__":
    print(len(read_feed("/run/till/feed.fifo")))
