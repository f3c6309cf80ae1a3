"""Normalise addresses with a few worker threads."""
import os
import queue
import threading
import unicodedata

END = None


def normalise(text):
    return unicodedata.normalize("NFKC", text).strip().casefold()


def work(inbox, outbox):
    for item in iter(inbox.get, END):
        try:
            outbox.put(normalise(item))
        except Exception as exc:
            outbox.put(exc)
    inbox.put(END)


def main():
    inbox, outbox = queue.Queue(), queue.Queue()
    threads = [threading.Thread(target=work, args=(inbox, outbox)) for _ in range(4)]
    for t in threads:
        t.start()
    rows = [f"  Straße {i} ﬁ" for i in range(3000)]
    for row in rows:
        inbox.put(row)
    inbox.put(END)
    for t in threads:
        t.join()
    out = [outbox.get() for _ in rows]
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "addr.txt"), "w") as fh:
        fh.write("\n".join(sorted(out)))
    print(len(out))


if __name__ == "__main__":
    main()
