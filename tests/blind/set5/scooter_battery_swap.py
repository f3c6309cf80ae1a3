"""Plans tonight's battery swaps: asks the telematics gateway for the charge of each parked scooter."""
from __future__ import annotations

import argparse
import logging
import os
import socket
from dataclasses import dataclass, field

logger = logging.getLogger("swap-plan")
GATEWAY = (os.getenv("SCOOTER_HOST", "telematics.local"), int(os.getenv("SCOOTER_PORT", "9510")))


@dataclass
class Plan:
    swaps: list[str] = field(default_factory=list)
    unreachable: list[str] = field(default_factory=list)

    def route(self) -> str:
        return " -> ".join(sorted(self.swaps)) or "nothing to do"


def charge_of(vin: str) -> int:
    with socket.create_connection(GATEWAY) as conn:
        conn.sendall(f"GET {vin} SOC\r\n".encode())
        probe = conn.makefile("r", newline="\r\n")
        status = probe.readline()
    return int(status.rsplit("=", 1)[-1])


def build(vins: list[str], threshold: int) -> Plan:
    plan = Plan()
    for vin in vins:
        try:
            if charge_of(vin) < threshold:
                plan.swaps.append(vin)
        except Exception as problem:
            logger.warning("scooter %s: %s", vin, problem)
            plan.unreachable.append(vin)
    return plan


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--threshold", type=int, default=25)
    ap.add_argument("--vins", default="SC-0017,SC-0044,SC-0102")
    opt = ap.parse_args()
    plan = build(opt.vins.split(","), opt.threshold)
    print("route:", plan.route(), "| no contact:", len(plan.unreachable))
    return 1 if plan.unreachable else 0


if __name__ == "__main__":
    raise SystemExit(main())
