"""Samples the ventilation sensors of shaft 3 and appends to the legal log."""
import json
import os
import time

from mineutil.robust import attempts

DEVICE = os.environ.get("VENT_FIFO", "/dev/vent3")
LOG = os.path.join(os.environ.get("WORK_DIR", "/var/log/mine"), "vent3.jsonl")
LIMITS = {"ch4": 1.0, "co": 30.0, "flow": 2.5}


@attempts(5, pause=0.2)
def sample():
    with open(DEVICE, "rb", buffering=0) as dev:
        raw = dev.read(16)
    ch4, co, flow = (int.from_bytes(raw[i:i + 2], "big") / 100 for i in (0, 2, 4))
    return {"ch4": ch4, "co": co, "flow": flow}


def judge(values):
    return [k for k, limit in LIMITS.items() if (values[k] < limit if k == "flow" else values[k] > limit)]


def main():
    values = sample()
    alarms = judge(values)
    with open(LOG, "a") as f:
        f.write(json.dumps({"t": time.time(), **values, "alarms": alarms}) + "\n")
    for a in alarms:
        print("ALARM", a, values[a])


if __name__ == "__main__":
    main()
