"""Smoke check after a deployment."""
import json
import os
import unittest
import urllib.request

BASE = os.environ.get("DEPLOY_URL", "http://staging.internal")


class Smoke(unittest.TestCase):
    def test_health(self):
        with urllib.request.urlopen(BASE + "/health") as resp:
            report = json.load(resp)
        self.assertEqual(report["status"], "ok")
        self.assertFalse(report.get("degraded"))


class Config(unittest.TestCase):
    def test_base_is_no_production(self):
        self.assertNotIn("www.", BASE)

    def test_base_has_scheme(self):
        self.assertTrue(BASE.startswith(("http://", "https://")))


if __name__ == "__main__":
    unittest.main(verbosity=2)
