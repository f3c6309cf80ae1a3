"""Report the file systems that run out of inodes."""
import os

COMMAND = os.environ.get("DF", "df -iP")


def usage():
    for line in os.popen(COMMAND).read().splitlines()[1:]:
        device, inodes, used, free, percent, mount = line.split(None, 5)
        if percent.endswith("%"):
            yield mount, int(percent[:-1])


def main():
    limit = int(os.environ.get("INODE_LIMIT", "90"))
    full = [(mount, p) for mount, p in usage() if p > limit]
    with open("inodes.txt", "w") as fh:
        for mount, percent in full:
            fh.write(f"{percent:3}% {mount}\n")
    if full:
        raise SystemExit(f"{len(full)} file systems nearly out of inodes")


if __name__ == "__main__":
    main()
