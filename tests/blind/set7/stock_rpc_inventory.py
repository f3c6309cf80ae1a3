"""Compare the inventory with the old XML-RPC stock system."""
import os
import sys
import xmlrpc.client

URL = os.environ.get("STOCKRPC_URL", "http://stock-old.internal/RPC2")
OURS = {"A-100": 12, "A-101": 0, "B-7": 44}


def theirs(proxy, skus):
    amounts = {}
    for sku in skus:
        try:
            amounts[sku] = proxy.stock.amount(sku)
        except xmlrpc.client.Fault as fault:
            print(sku, "unknown there:", fault.faultString)
    return amounts


def main():
    with xmlrpc.client.ServerProxy(URL, allow_none=True) as proxy:
        amounts = theirs(proxy, OURS)
    differing = {s: (OURS[s], amounts[s]) for s in amounts if amounts[s] != OURS[s]}
    for sku, pair in differing.items():
        print(sku, *pair)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
