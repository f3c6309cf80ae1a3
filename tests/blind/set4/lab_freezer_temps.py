"""Hospital lab: temperatures of the freezers over their telnet ports."""
import os
import re
import telnetlib

TEMP = re.compile(rb"T=(-?\d+\.\d)")


def temperature(unit):
    with telnetlib.Telnet(os.environ.get("FREEZER_HOST", "10.50.3.1"), int(os.environ.get("FREEZER_PORT", "23")), timeout=5) as tn:
        tn.write(b"TEMP %d\r\n" % unit)
        text = tn.read_until(b"END>", timeout=0.5)
    m = TEMP.search(text)
    return float(m.group(1)) if m else None


def verdict(t):
    if t is None:
        return "no reading"
    return "ok" if t < -65 else "TOO WARM"


def main():
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "freezers.txt"), "w") as f:
        for unit in (1, 2, 3):
            t = temperature(unit)
            f.write(f"{unit} {t} {verdict(t)}\n")


if __name__ == "__main__":
    main()
