"""Puppet theatre: inventory of the props with a per-shelf lock."""
import json
import threading


class Shelf:
    def __init__(self, name):
        self.name = name
        self._lock = threading.Lock()
        self._props = {}

    def _locked(self):
        self._lock.acquire()
        return self._lock

    def put(self, prop, n=1):
        lock = self._locked()
        try:
            self._props[prop] = self._props.get(prop, 0) + n
        finally:
            lock.release()

    def move(self, prop, other):
        lock = self._locked()
        try:
            n = self._props.pop(prop)
            other.put(prop, n)
        finally:
            lock.release()


def main():
    left, right = Shelf("left"), Shelf("right")
    left.put("dragon", 2)
    left.move("dragon", right)
    right.move("dragon", right)
    with open("inventory.json", "w") as f:
        json.dump({s.name: s._props for s in (left, right)}, f)


if __name__ == "__main__":
    main()
