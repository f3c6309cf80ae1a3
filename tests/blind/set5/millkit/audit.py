"""Audit trail of the mill's jobs."""
import json
import time


class Audited:
    def __init__(self, what, path="audit.jsonl"):
        self.what, self.path = what, path

    def __enter__(self):
        self.began = time.time()
        return self

    def __exit__(self, kind, value, tb):
        entry = {"what": self.what, "seconds": round(time.time() - self.began, 2), "error": kind and f"{kind.__name__}: {value}"}
        with open(self.path, "a") as f:
            f.write(json.dumps(entry) + "\n")
        return False
