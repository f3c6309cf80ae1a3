import multiprocessing as mp
import os
import csv


def total(region):
    with open(os.path.join(os.environ["WORK_DIR"], "orders.csv"), newline="") as fh:
        return region, sum(int(r["qty"]) for r in csv.DictReader(fh) if int(r["id"]) % 3 == region)


def main():
    with mp.Pool(2) as pool:
        for region, n in pool.imap_unordered(total, range(3)):
            print(region, n)


if __name__ == "__main__":
    main()
