#!/usr/bin/env python
# Game studio: remove cloud savegames of closed accounts (GDPR, runs every Sunday)
import http.client
import json
import os
import urllib.parse


class SaveStore:
    def __init__(self, url):
        u = urllib.parse.urlsplit(url)
        self.host, self.port = u.hostname, u.port

    def request(self, method, path):
        c = http.client.HTTPConnection(self.host, self.port)
        try:
            c.request(method, path)
            r = c.getresponse()
            body = r.read()
        finally:
            c.close()
        return r.status, body

    def closed_accounts(self):
        status, body = self.request("GET", "/accounts?state=closed")
        assert status == 200, status
        return [a["id"] for a in json.loads(body)["items"]]

    def purge(self, account):
        return self.request("DELETE", f"/saves/{account}")[0]


def main():
    store = SaveStore(os.environ.get("SAVES_URL", "http://saves.studio.internal"))
    gone = 0
    for account in store.closed_accounts():
        try:
            if store.purge(account) in (200, 204):
                gone += 1
        except:  # already gone
            pass
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "purged.txt"), "a") as f:
        f.write(f"{gone}\n")


if __name__ == "__main__":
    main()
