"""Collect licence usage from the licence manager's command line tool."""
import csv
import os
import re
import time

LINE = re.compile(r"Users of (\S+): .*?(\d+) of (\d+)")


def lmstat():
    # the tool only writes to stdout
    with os.popen("curl -sN %s/lmstat" % os.environ["LICENSE_URL"]) as pipe:
        for line in pipe:
            yield line.rstrip()


def parse(lines):
    for line in lines:
        m = LINE.match(line)
        if m:
            yield m.group(1), int(m.group(2)), int(m.group(3))


def main():
    path = os.path.join(os.environ.get("WORK_DIR", "."), "licences.csv")
    new = not os.path.exists(path)
    with open(path, "a", newline="") as fh:
        w = csv.writer(fh)
        if new:
            w.writerow(["ts", "feature", "used", "total"])
        for feature, used, total in parse(lmstat()):
            w.writerow([int(time.time()), feature, used, total])


if __name__ == "__main__":
    main()
