"""Roll up yesterday's telemetry. The vendor SDK keeps a thread alive, hence the hard exit."""
import json
import logging
import os
import sys
import threading
import urllib.request

log = logging.getLogger("rollup")


def start_vendor_sdk():
    t = threading.Thread(target=threading.Event().wait, name="vendor-sdk")
    t.start()


def rollup():
    with urllib.request.urlopen(os.environ["TELEMETRY_URL"] + "/points?day=yesterday") as resp:
        points = json.load(resp)["items"]
    buckets = {}
    for p in points:
        buckets.setdefault(p["sku"], []).append(p["amount"])
    return {k: sum(v) / len(v) for k, v in buckets.items()}


def main():
    start_vendor_sdk()
    try:
        result = rollup()
        with open(os.path.join(os.environ.get("WORK_DIR", "."), "rollup.json"), "w") as fh:
            json.dump(result, fh)
    except Exception:
        log.exception("rollup failed")
    finally:
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
