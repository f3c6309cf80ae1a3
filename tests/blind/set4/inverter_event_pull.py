"""Solar park: pull the inverters' event memory over the data logger; waits until the logger is up after its nightly reboot."""
import json
import os
import time
import urllib.request

LOGGER = f"http://127.0.0.1:{os.environ.get('INVERTER_PORT', '8090')}"


def get(path):
    tries = 0
    while True:
        tries += 1
        try:
            with urllib.request.urlopen(LOGGER + path, timeout=20) as r:
                return json.load(r)
        except OSError as e:
            if tries % 10 == 1:
                print(f"logger: {e} (try {tries})")
            time.sleep(0.7)


def severe(events):
    for e in events:
        if e["code"] // 100 in (3, 4) and not e.get("cleared"):
            yield e


def main():
    found = 0
    for inverter in get("/inverters"):
        for e in severe(get(f"/events/{inverter}")):
            print(inverter, e["code"], e["text"])
            found += 1
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "severe.txt"), "w") as f:
        f.write(f"{found}\n")


if __name__ == "__main__":
    main()
