"""Sum up yesterday's tills of all branches."""
import sys

from tills import BRANCHES, TillServer


def main(argv):
    wanted = argv or BRANCHES
    server = TillServer.default()
    sums = {branch: server.till_sum(branch) for branch in wanted}
    for branch, cents in sums.items():
        print(f"{branch:<10}{cents / 100:>12.2f}")
    print("total", sum(sums.values()) / 100)


if __name__ == "__main__":
    main(sys.argv[1:])
