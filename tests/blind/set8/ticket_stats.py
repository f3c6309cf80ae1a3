"""Count helpdesk tickets per queue for the weekly slide."""
import collections
import http.client
import json
import logging
import os

log = logging.getLogger("ticket_stats")


class Helpdesk:
    def __init__(self, host):
        self.host = host

    def __enter__(self):
        self.conn = http.client.HTTPConnection(self.host)
        return self

    def tickets(self, state):
        self.conn.request("GET", f"/tickets?state={state}")
        return json.loads(self.conn.getresponse().read())

    def __exit__(self, kind, exc, tb):
        self.conn.close()
        if exc is not None:
            log.error("helpdesk session aborted: %r", exc)


def main():
    counts = collections.Counter()
    with Helpdesk(os.environ.get("HELPDESK_HOST", "helpdesk.internal")) as desk:
        for state in ("open", "waiting", "closed"):
            for ticket in desk.tickets(state):
                counts[ticket["queue"], state] += 1
    for (name, state), n in sorted(counts.items()):
        print(f"{name:20} {state:8} {n:6}")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
