"""Import leads: normalise them in worker processes."""
import multiprocessing as mp
import os


def normalise(lead):
    return {"id": lead["id"], "mail": lead["mail"].strip().lower()}


def worker(inbox, outbox):
    while True:
        lead = inbox.get()
        if lead is None:
            break
        outbox.put(normalise(lead))


def main():
    inbox, outbox = mp.Queue(), mp.Queue()
    workers = [mp.Process(target=worker, args=(inbox, outbox), daemon=True) for _ in range(2)]
    for w in workers:
        w.start()
    leads = [{"id": n, "mail": f" Lead{n}@Example.ORG "} for n in range(int(os.environ.get("LEADS", "30")))]
    for lead in leads[1:]:
        inbox.put(lead)
    clean = [outbox.get() for _ in leads]
    for _ in workers:
        inbox.put(None)
    for w in workers:
        w.join(10)
    print(len(clean), "leads")


if __name__ == "__main__":
    main()
