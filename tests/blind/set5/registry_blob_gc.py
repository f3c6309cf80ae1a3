"""Container registry: deletes blobs that no manifest mentions any more."""
import json
import os
import urllib.request

from regtools.steps import tolerated, tally

REGISTRY = os.getenv("REGISTRY_URL", "http://registry.ci.internal:5000")
CANDIDATES = ["sha256:00aa", "sha256:17fe", "sha256:93c1", "sha256:bb02"]


def call(method, path):
    req = urllib.request.Request(REGISTRY + path, method=method)
    with urllib.request.urlopen(req) as answer:
        return answer.status, answer.read()


def referenced(digest):
    status, body = call("GET", f"/v2/app/_refs/{digest}")
    return bool(json.loads(body or b"[]"))


def sweep(digests):
    freed = 0
    for digest in digests:
        with tolerated("blob " + digest):
            if not referenced(digest):
                call("DELETE", f"/v2/app/blobs/{digest}")
                freed += 1
    return freed


def main():
    freed = sweep(CANDIDATES)
    print(f"freed {freed} blobs, {tally()} skipped")


if __name__ == "__main__":
    main()
