# A failed test is the status of the job.
import sys
import unittest
import urllib.request


class Core(unittest.TestCase):
    def test_login(self):
        self.assertTrue(urllib.request.urlopen("http://127.0.0.1/").read())


if __name__ == "__main__":
    program = unittest.main(exit=False)
    sys.exit(len(program.result.errors))
