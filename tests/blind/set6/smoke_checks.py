"""Smoke checks of the shop after a deployment."""
import json
import os
import unittest
import urllib.request

SHOP = os.environ.get("SHOP_URL", "http://shop.internal")


def get(path):
    with urllib.request.urlopen(SHOP + path) as reply:
        return reply.status, reply.read()


class ShopChecks(unittest.TestCase):
    def test_front_page(self):
        status, body = get("/")
        self.assertEqual(status, 200)
        self.assertIn(b"basket", body)

    def test_search(self):
        status, body = get("/search?q=lamp")
        self.assertEqual(status, 200)
        self.assertTrue(json.loads(body)["hits"])

    def test_login_page(self):
        status, body = get("/login")
        self.assertEqual(status, 200)
        self.assertIn(b"password", body)


if __name__ == "__main__":
    unittest.main(verbosity=2)
