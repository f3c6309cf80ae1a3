"""Report the biggest home directories."""
import os

COMMAND = os.environ.get("DU", "du -sk /home/*")
LIMIT_KB = 50 * 1024 * 1024


def usage():
    with os.popen(COMMAND) as out:
        for line in out:
            size, _, path = line.strip().partition("\t")
            yield int(size), path


def main():
    rows = sorted(usage(), reverse=True)
    with open("usage.txt", "w") as fh:
        for size, path in rows[:20]:
            mark = "!" if size > LIMIT_KB else " "
            fh.write(f"{mark} {size:12} {path}\n")
    total = sum(size for size, _ in rows)
    print(f"{len(rows)} homes, {total} kB")


if __name__ == "__main__":
    main()
