"""Report the disk usage of the project folders to the team."""
import os
import sys

COMMAND = os.environ.get("DU_CMD", "du -s --block-size=M /srv/projects/*")
LIMIT = 50_000


def usage():
    sizes = {}
    with os.popen(COMMAND) as pipe:
        for line in pipe:
            size, _, folder = line.partition("\t")
            sizes[folder.strip()] = int(size.rstrip("M\n") or 0)
    return sizes


def main():
    sizes = usage()
    over = {folder: size for folder, size in sizes.items() if size > LIMIT}
    for folder, size in sorted(sizes.items(), key=lambda item: -item[1]):
        mark = "*" if folder in over else " "
        print(f"{mark} {size:>8} MB  {folder}")
    if over:
        print(f"{len(over)} folders over the limit", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
