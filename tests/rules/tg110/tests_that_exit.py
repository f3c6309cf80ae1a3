# By default, the tests end the job themselves.
import unittest
import urllib.request


class Core(unittest.TestCase):
    def test_login(self):
        self.assertTrue(urllib.request.urlopen("http://127.0.0.1/").read())


if __name__ == "__main__":
    unittest.main(verbosity=2)
