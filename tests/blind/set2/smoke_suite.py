"""Hourly production smoke tests."""
import http.client
import os
import unittest
from urllib.parse import urlparse

URL = urlparse(os.environ["API_BASE"])


class Smoke(unittest.TestCase):
    def setUp(self):
        self.conn = http.client.HTTPConnection(URL.hostname, URL.port)
        self.addCleanup(self.conn.close)

    def test_health(self):
        self.conn.request("GET", "/healthz")
        self.assertEqual(self.conn.getresponse().status, 200)

    def test_config_is_valid(self):
        cfg = {"region": "local", "replicas": 2}
        self.assertGreater(cfg["replicas"], 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
