"""Nightly data-quality checks of the warehouse API, written as unit tests so that ops can read the output."""
import json
import os
import unittest
import urllib.request


def call(path):
    with urllib.request.urlopen(os.environ["REPORT_URL"] + path) as resp:
        return json.load(resp)


class Freshness(unittest.TestCase):
    def test_orders_are_recent(self):
        self.assertLess(call("/age/orders")["hours"], 26)

    def test_stock_is_recent(self):
        self.assertLess(call("/age/stock")["hours"], 26)


class Totals(unittest.TestCase):
    def test_no_negative_stock(self):
        self.assertEqual(call("/negative")["rows"], 0)

    def test_sum_matches_ledger(self):
        got = call("/sum/orders")["total"]
        want = call("/sum/ledger")["total"]
        self.assertAlmostEqual(got, want, places=2)


class Config(unittest.TestCase):
    def test_threshold_file(self):
        self.assertTrue(os.environ["REPORT_URL"].startswith("http"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
