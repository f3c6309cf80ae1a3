import json
import threading
import time


class Cache:
    """Thread-safe stock cache, flushed to disk at the end of the job."""

    def __init__(self):
        self._lock = threading.Lock()
        self._data = {}

    def put(self, sku, qty):
        with self._lock:
            self._data[sku] = (qty, time.time())
            if len(self._data) > 50:
                self.evict()

    def evict(self):
        with self._lock:
            for k in sorted(self._data, key=lambda k: self._data[k][1])[:10]:
                del self._data[k]

    def dump(self, path):
        with self._lock, open(path, "w") as f:
            json.dump(self._data, f)


def main():
    cache = Cache()
    for i in range(200):
        cache.put(f"SKU{i}", i * 3 % 17)
    cache.dump("cache.json")


if __name__ == "__main__":
    main()
