"""Score the sales leads of the day with a small model in worker processes."""
import math
import multiprocessing as mp
import os
import random

WEIGHTS = {"visits": 0.4, "mails": 0.9, "age": -0.2}


def score(lead):
    z = sum(WEIGHTS[k] * lead[k] for k in WEIGHTS)
    return 1 / (1 + math.exp(-z))


def worker(inbox, outbox):
    while True:
        lead = inbox.get()
        if lead is None:
            break
        outbox.put((lead["id"], score(lead)))


def make_leads(n):
    rnd = random.Random(7)
    return [{"id": i, "visits": rnd.random(), "mails": rnd.random(), "age": rnd.random()} for i in range(n)]


def main():
    inbox, outbox = mp.Queue(), mp.Queue()
    workers = [mp.Process(target=worker, args=(inbox, outbox)) for _ in range(2)]
    for w in workers:
        w.start()
    leads = make_leads(int(os.environ.get("LEADS", "50")))
    for lead in leads[1:]:
        inbox.put(lead)
    results = dict(outbox.get() for _ in leads)
    for _ in workers:
        inbox.put(None)
    for w in workers:
        w.join()
    print(sorted(results.items(), key=lambda kv: -kv[1])[:5])


if __name__ == "__main__":
    main()
