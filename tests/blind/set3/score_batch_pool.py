"""Score the open leads; workers ignore signals so that ^C is handled by the parent only."""
import multiprocessing
import os
import signal
import urllib.request


def quiet():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def score(lead):
    req = urllib.request.Request(os.environ["SCORING_URL"] + "/score", data=str(lead).encode())
    with urllib.request.urlopen(req) as resp:
        return lead, float(resp.read())


def main():
    leads = list(range(200, 212))
    with multiprocessing.Pool(2, initializer=quiet) as pool:
        scores = dict(pool.imap_unordered(score, leads))
    best = sorted(scores, key=scores.get, reverse=True)[:5]
    print("call first:", best)


if __name__ == "__main__":
    main()
