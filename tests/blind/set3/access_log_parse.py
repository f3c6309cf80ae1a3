"""Parse access logs and count the requests per customer path."""
import collections
import os
import re

PATH = re.compile(r'^(?:GET|POST) ((?:/?[\w-]+/?)+)\.html HTTP')

LINES = [
    "GET /shop/article/4711.html HTTP/1.1",
    "POST /shop/basket/add.html HTTP/1.1",
    "GET /" + "a-very-long-campaign-landing-page-name" * 2 + "!.htm HTTP/1.1",
    "GET /imprint.html HTTP/1.1",
]


def paths(lines):
    for line in lines:
        try:
            m = PATH.match(line)
        except (RecursionError, MemoryError):
            continue
        if m:
            yield m.group(1)


def main():
    counts = collections.Counter(paths(LINES))
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "paths.txt"), "w") as fh:
        for path, n in counts.most_common():
            print(n, path, file=fh)


if __name__ == "__main__":
    main()
