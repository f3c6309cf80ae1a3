"""Checks of the on-call runbook; the result goes into the log book."""
import os
import time
import unittest
import urllib.request

BASE = os.environ.get("RUNBOOK_URL", "http://core.internal")
BOOK = os.path.join(os.environ.get("RUNBOOK_DIR", "/srv/runbook"), "book")


class Core(unittest.TestCase):
    def test_login_page(self):
        with urllib.request.urlopen(BASE + "/login") as resp:
            self.assertEqual(resp.status, 200)

    def test_disk(self):
        stat = os.statvfs("/")
        self.assertGreater(stat.f_bavail, 0)


def write(result):
    with open(BOOK, "a") as fh:
        fh.write(f"{time.strftime('%F %T')} run={result.testsRun} "
                 f"errors={len(result.errors)} failures={len(result.failures)}\n")


if __name__ == "__main__":
    program = unittest.main(exit=False, verbosity=1)
    write(program.result)
