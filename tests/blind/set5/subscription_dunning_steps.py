"""Data quality of the subscription billing, written as unittest tests so that the report comes for free."""
import json
import os
import sys
import unittest
from urllib.request import urlopen

BASE = os.environ.get("DUNNING_URL", "http://billing.internal")


def table(name):
    with urlopen(f"{BASE}/export/{name}") as r:
        body = r.read()
    return json.loads(body)


class Invoices(unittest.TestCase):
    def test_no_negative_amounts(self):
        self.assertFalse([x for x in table("invoices") if x["amount"] < 0])

    def test_every_invoice_has_customer(self):
        known = {c["id"] for c in table("customers")}
        self.assertFalse([x for x in table("invoices") if x["customer"] not in known])


class Reminders(unittest.TestCase):
    def test_at_most_three(self):
        self.assertLessEqual(max((x["level"] for x in table("reminders")), default=0), 3)


def main():
    suite = unittest.TestSuite()
    for case in (Invoices, Reminders):
        suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(case))
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=1).run(suite)
    sys.exit(not result.wasSuccessful())


if __name__ == "__main__":
    main()
