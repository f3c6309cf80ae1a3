"""Shuffle clickstream records to aggregator processes over queues."""
import multiprocessing as mp
import os
import socket


def aggregate(inbox, results):
    # the enrichment service has to say hello first
    conn = socket.create_connection((os.environ["SVC_HOST"], int(os.environ["FEED_PORT"])))
    conn.recv(16)
    total = {}
    for user, page in iter(inbox.get, None):
        total[user] = total.get(user, 0) + len(page)
    results.put(total)


def records(n=60000):
    for i in range(n):
        yield f"user{i % 977}", f"/catalogue/article/{i:08d}?ref=newsletter"


def main():
    results = mp.Queue()
    inboxes = [mp.Queue() for _ in range(2)]
    workers = [mp.Process(target=aggregate, args=(q, results), daemon=True) for q in inboxes]
    for w in workers:
        w.start()
    for user, page in records():
        inboxes[hash(user) % len(inboxes)].put((user, page))
    for q in inboxes:
        q.put(None)
    merged = {}
    for _ in workers:
        merged.update(results.get())
    print(len(merged), "users")


if __name__ == "__main__":
    main()
