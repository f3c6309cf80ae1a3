import os

import requests
from joblib import Parallel, delayed


def score(segment):
    r = requests.get(f"{os.environ['API_URL']}/segments/{segment}")
    r.raise_for_status()
    return segment, sum(r.json()["weights"])


def main():
    results = Parallel(n_jobs=2)(delayed(score)(s) for s in ("new", "loyal", "lost"))
    for seg, value in results:
        print(f"{seg:10} {value:.3f}")


if __name__ == "__main__":
    main()
