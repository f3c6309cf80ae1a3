"""Check the budgets against the planning server."""
import os
import socket
import sys

from corpjobs import reported

BUDGETS = {"it": 120000, "sales": 80000}


@reported("budget check")
def main():
    addr = (os.environ.get("PLAN_HOST", "plan01"), int(os.environ.get("PLAN_PORT", "9400")))
    wrong = 0
    with socket.create_connection(addr) as sock:
        fh = sock.makefile("rw")
        for dept, eur in BUDGETS.items():
            fh.write(f"GET {dept}\n")
            fh.flush()
            if int(fh.readline()) != eur:
                wrong += 1
    return wrong


if __name__ == "__main__":
    sys.exit(main())
