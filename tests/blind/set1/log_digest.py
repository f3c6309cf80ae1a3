import collections
import os
import subprocess


def main():
    path = os.path.join(os.environ["WORK_DIR"], "orders.csv")
    counts = collections.Counter()
    with subprocess.Popen(["sort", "-t,", "-k2", path], stdout=subprocess.PIPE, text=True) as proc:
        for line in proc.stdout:
            counts[line.rstrip().rsplit(",", 1)[-1]] += 1
    print(counts.most_common(3))
    if proc.returncode:
        raise SystemExit(proc.returncode)


if __name__ == "__main__":
    main()
