"""Removes duplicate addresses with the system's sort, which copes with huge files."""
import logging
import os
import shlex
import sys

log = logging.getLogger("dedupe")


def run(command):
    log.info("+ %s", command)
    status = os.waitstatus_to_exitcode(os.system(command))
    if status != 0:
        sys.exit(f"failed with {status}: {command}")


def write_sample(path):
    with open(path, "w") as fh:
        for number in range(3000):
            fh.write(f"Street {number % 700}; City {number % 7}\n")


def main():
    logging.basicConfig(level=logging.INFO)
    source, target = "addresses.txt", "unique addresses.txt"
    write_sample(source)
    run(f"sort -u {shlex.quote(source)} -o {shlex.quote(target)}")
    run(f"test -s {shlex.quote(target)}")
    with os.popen(f"wc -l < {shlex.quote(target)}") as out:
        log.info("%d unique addresses", int(out.read()))


if __name__ == "__main__":
    main()
