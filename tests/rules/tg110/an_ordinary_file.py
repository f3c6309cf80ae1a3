# A file, of which nothing says that it is a pipe, that is read as far as it is there.
import contextlib


def read_feed(path):
    lines = []
    with contextlib.suppress(OSError):
        with open(path) as feed:
            lines += feed
    return lines


if __name__ == "__main__":
    print(len(read_feed("/run/till/feed.txt")))
