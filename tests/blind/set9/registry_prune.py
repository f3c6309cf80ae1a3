"""Remove old tags from the container registry."""
import json
import os

import urllib3

REGISTRY = os.environ.get("API_URL", "http://registry.corp.internal:5000")
KEEP = 10
http = urllib3.PoolManager(retries=False)


def tags(repo):
    answer = http.request("GET", f"{REGISTRY}/v2/{repo}/tags/list")
    if answer.status == 404:
        return []
    return json.loads(answer.data)["tags"]


def remove(repo, tag):
    answer = http.request("DELETE", f"{REGISTRY}/v2/{repo}/manifests/{tag}")
    return answer.status == 202


def main():
    for repo in ("shop", "billing", "search"):
        old = sorted(tags(repo))[:-KEEP]
        removed = sum(remove(repo, tag) for tag in old)
        print(repo, removed, "of", len(old))


if __name__ == "__main__":
    main()
