"""Ski resort: finds passes that were sold twice."""
import hashlib
from multiprocessing import Pool

SALES = [f"pass{n % 180:04d};{n % 7}" for n in range(400)]


def fingerprint(line):
    number, _, gate = line.partition(";")
    return hashlib.sha256(number.encode()).hexdigest()[:12], gate


def duplicates(prints):
    seen, double = {}, set()
    for digest, gate in prints:
        if seen.setdefault(digest, gate) != gate:
            double.add(digest)
    return double


def main():
    pool = Pool(2)
    try:
        prints = pool.map(fingerprint, SALES, chunksize=50)
    finally:
        pool.close()
        pool.join()
    with open("double.txt", "w") as f:
        f.writelines(sorted(d + "\n" for d in duplicates(prints)))


if __name__ == "__main__":
    main()
