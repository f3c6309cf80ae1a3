"""Festival: settle the wristband top-ups once the cash desks' import thread reports the last desk."""
import os
import threading
import time


class Desks:
    def __init__(self, names):
        self.open = set(names)
        self.sums = {}
        self.changed = threading.Condition()

    def report(self, name, cents):
        with self.changed:
            self.sums[name] = cents
            self.open.discard(name)
            self.changed.notify_all()

    def wait_all(self):
        with self.changed:
            while self.open:
                self.changed.wait()
        return self.sums


def importer(desks, folder):
    """the desks drop a file each; desk 4's laptop never comes back"""
    for i, name in enumerate(sorted(desks.open)):
        if name != "desk4":
            time.sleep(0.05)
            desks.report(name, 10000 + 17 * i)


def main():
    desks = Desks(f"desk{i}" for i in range(1, 5))
    threading.Thread(target=importer, args=(desks, os.environ.get("WORK_DIR", ".")), daemon=True).start()
    try:
        sums = desks.wait_all()
    except KeyboardInterrupt:
        print("stopped by hand, nothing settled")
        return
    print("total", sum(sums.values()) / 100)


if __name__ == "__main__":
    main()
