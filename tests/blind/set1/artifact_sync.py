import os

import urllib3

http = urllib3.PoolManager()


def listing(repo):
    resp = http.request("GET", f"{os.environ['API_URL']}/repos/{repo}/artifacts")
    if resp.status != 200:
        raise RuntimeError(f"{repo}: {resp.status}")
    return resp.json()["artifacts"]


def main():
    for repo in ("core", "plugins"):
        names = listing(repo)
        print(repo, len(names))


if __name__ == "__main__":
    main()
