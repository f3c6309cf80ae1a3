"""Go through yesterday's audit file and ship the security events to the log host."""
import logging
import logging.handlers
import os

audit = logging.getLogger("audit")


def setup():
    handler = logging.handlers.HTTPHandler(
        os.environ.get("LOGHOST", "loghost:8088"), "/ingest", method="POST"
    )
    audit.addHandler(handler)
    audit.setLevel(logging.INFO)
    audit.propagate = False


def events(path):
    if not os.path.exists(path):
        for n in range(20):
            yield {"user": f"u{n}", "what": "login", "ok": n % 3 != 0}
        return
    with open(path) as fh:
        for line in fh:
            user, what, ok = line.split()
            yield {"user": user, "what": what, "ok": ok == "1"}


def main():
    setup()
    shipped = 0
    for event in events(os.environ.get("AUDIT_FILE", "audit.txt")):
        if not event["ok"]:
            audit.warning("failed %s of %s", event["what"], event["user"])
            shipped += 1
    print("shipped", shipped)


if __name__ == "__main__":
    main()
