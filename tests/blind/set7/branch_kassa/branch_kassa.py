"""Sum up yesterday's tills of all branches."""
import sys

from tills import BRANCHES, till_sum


def table(sums):
    width = max(len(b) for b in sums)
    for branch, cents in sums.items():
        yield f"{branch:<{width}}  {cents / 100:>12.2f}"


def main(argv):
    wanted = argv or BRANCHES
    sums = {branch: till_sum(branch) for branch in wanted}
    for line in table(sums):
        print(line)
    print("total", sum(sums.values()) / 100)


if __name__ == "__main__":
    main(sys.argv[1:])
