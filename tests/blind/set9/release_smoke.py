"""Smoke checks of a release, run by the deployment job."""
import json
import os
import unittest
from urllib.request import urlopen

BASE = os.environ.get("API_URL", "http://canary.shop.internal")


def get(path):
    with urlopen(BASE + path) as resp:
        return json.load(resp)


class Smoke(unittest.TestCase):
    def test_health(self):
        self.assertEqual(get("/health")["state"], "up")

    def test_version(self):
        self.assertEqual(get("/version")["commit"], os.environ.get("COMMIT", "HEAD"))

    def test_search(self):
        self.assertGreater(len(get("/search?q=shoe")["hits"]), 0)

    def test_cart(self):
        cart = get("/cart/smoke")
        self.assertEqual(cart["lines"], [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
