"""Wage garnishments: computes the attachable part of each salary; the audit log is shipped in the background."""
import logging
import os

from bailiffs.logship import shipped_logging

log = logging.getLogger("garnish")
LIMIT = 1402.28


def attachable(net, dependants):
    free = LIMIT + 527.76 * min(dependants, 1) + 294.02 * max(0, min(dependants, 5) - 1)
    return round(max(0.0, (net - free) * 0.7), 2)


def main():
    listener = shipped_logging(os.environ.get("BAILIFF_HOST", "audit"), int(os.environ.get("BAILIFF_PORT", "514")))
    try:
        with open("garnish.csv", "w") as f:
            for n in range(4000):
                net = 1200 + (n * 37) % 4000
                amount = attachable(net, n % 4)
                f.write(f"{n},{amount}\n")
                log.info("employee %d net %.2f attachable %.2f %s", n, net, amount, "basis: table 2026 " * 150)
    finally:
        listener.stop()


if __name__ == "__main__":
    main()
