"""Nightly self-test of the site, run as a unittest suite."""
import os
import unittest
import urllib.request


class SiteTest(unittest.TestCase):
    base = os.environ["API_URL"]

    def test_home(self):
        with urllib.request.urlopen(self.base + "/") as r:
            self.assertEqual(r.status, 200)

    def test_robots(self):
        with urllib.request.urlopen(os.environ["STATUS_URL"] + "/robots.txt") as r:
            self.assertEqual(r.status, 200)


if __name__ == "__main__":
    unittest.main(verbosity=2)
