"""Accounting: writes the VAT rate table of every country for the web shops."""
import argparse
import json

from ratekeeper import rates_for


def table(countries):
    return {c: rates_for(c) for c in countries}


def standard(rows):
    return {c: max(r, default=None) for c, r in rows.items()}


def main():
    ap = argparse.ArgumentParser(description="VAT tables")
    ap.add_argument("countries", nargs="*", default=["DE", "FR", "AT"])
    ap.add_argument("--out", default="vat.json")
    ns = ap.parse_args()
    rows = table(ns.countries)
    with open(ns.out, "w") as f:
        json.dump({"rates": rows, "standard": standard(rows)}, f, indent=1)


if __name__ == "__main__":
    main()
