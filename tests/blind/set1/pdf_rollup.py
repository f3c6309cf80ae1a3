"""Roll up the page counts of the PDF archive."""
import os
import urllib.request

from joblib import Parallel, delayed


def pages(doc):
    with urllib.request.urlopen(f"{os.environ['API_URL']}/pdf/{doc}/pages") as resp:
        return int(resp.read())


def main():
    counts = Parallel(n_jobs=2, prefer="threads")(delayed(pages)(d) for d in range(6))
    print("total", sum(counts))


if __name__ == "__main__":
    main()
