"""Export the wiki pages changed since yesterday (XML-RPC API of the old wiki)."""
import os
import time
import xmlrpc.client
from pathlib import Path


class Wiki:
    def __init__(self, base):
        self.rpc = xmlrpc.client.ServerProxy(base + "/RPC2", allow_none=True)

    def changed(self, since):
        try:
            return self.rpc.wiki.getRecentChanges(since)
        except (xmlrpc.client.Fault, xmlrpc.client.ProtocolError) as exc:
            print("wiki refuses:", exc)
            return []

    def text(self, name):
        return self.rpc.wiki.getPage(name)


def main():
    wiki = Wiki(os.environ["PORTAL_URL"])
    target = Path(os.environ.get("WORK_DIR", ".")) / "wiki"
    target.mkdir(exist_ok=True)
    for change in wiki.changed(int(time.time()) - 86400):
        (target / (change["name"].replace("/", "_") + ".txt")).write_text(wiki.text(change["name"]))


if __name__ == "__main__":
    main()
