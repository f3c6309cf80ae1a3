"""University library: send new theses to the similarity service (two at a time) and file the scores."""
import json
import os
import threading
import time
import urllib.request

SERVICE = os.environ.get("THESIS_URL", "http://similarity.internal")


class Checker(threading.Thread):
    def __init__(self, theses, scores, lock):
        threading.Thread.__init__(self)
        self.theses, self.scores, self.lock = theses, scores, lock

    def next_one(self):
        with self.lock:
            return self.theses.pop() if self.theses else None

    def run(self):
        while (t := self.next_one()) is not None:
            req = urllib.request.Request(SERVICE + "/check", data=t["text"].encode())
            with urllib.request.urlopen(req) as r:
                score = json.load(r)["score"]
            with self.lock:
                self.scores[t["id"]] = score


def theses():
    return [{"id": f"T{n}", "text": f"On the {n}th problem " * 20} for n in range(5)]


def main():
    scores, lock, todo = {}, threading.Lock(), theses()
    total = len(todo)
    workers = [Checker(todo, scores, lock) for _ in range(2)]
    for w in workers:
        w.start()
    while any(w.is_alive() for w in workers):
        print(f"{len(scores)} of {total}")
        time.sleep(1)
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "scores.json"), "w") as f:
        json.dump(scores, f)


if __name__ == "__main__":
    main()
