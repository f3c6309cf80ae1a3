"""Nightly reconciliation of stock and ledger, never twice at a time."""
import atexit
import json
import os
import sys
from pathlib import Path
from urllib.request import urlopen

ERP = os.environ.get("API_URL", "http://erp.corp.internal")
PID = Path(os.environ.get("WORK_DIR", "/run/reconcile")) / "reconcile.pid"


def single():
    if PID.exists():
        sys.exit(f"already running as {PID.read_text()}")
    PID.write_text(str(os.getpid()))
    atexit.register(PID.unlink, missing_ok=True)


def balances(side):
    with urlopen(f"{ERP}/balances/{side}") as resp:
        return json.load(resp)


def main():
    single()
    stock, ledger = balances("stock"), balances("ledger")
    wrong = {key for key in stock if stock[key] != ledger.get(key)}
    for key in sorted(wrong):
        print(key, stock[key], ledger.get(key))
    sys.exit(3 if wrong else 0)


if __name__ == "__main__":
    main()
