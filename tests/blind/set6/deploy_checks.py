"""Checks of the member portal after a deployment."""
import json
import os
import unittest
import urllib.request

PORTAL = os.environ.get("SHOP_URL", "http://portal.internal")


def get(path):
    with urllib.request.urlopen(PORTAL + path) as reply:
        return reply.status, reply.read()


class PortalChecks(unittest.TestCase):
    def test_front_page(self):
        status, body = get("/")
        self.assertEqual(status, 200)
        self.assertIn(b"members", body)

    def test_news(self):
        status, body = get("/news.json")
        self.assertEqual(status, 200)
        self.assertTrue(json.loads(body)["items"])

    def test_login_page(self):
        status, body = get("/login")
        self.assertEqual(status, 200)
        self.assertIn(b"password", body)


if __name__ == "__main__":
    unittest.main(verbosity=2, failfast=True)
