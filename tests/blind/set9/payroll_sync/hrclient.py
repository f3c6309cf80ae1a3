import json
import urllib.request


class HrClient:
    def __init__(self, base):
        self.base = base

    def get(self, path):
        req = urllib.request.Request(self.base + path, headers={"Accept": "application/json"})
        with urllib.request.urlopen(req) as resp:
            return json.load(resp)
