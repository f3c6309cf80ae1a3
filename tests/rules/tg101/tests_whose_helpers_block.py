# What blocks may stand in a helper of the tests.
import unittest
import urllib.request


def get(path):
    return urllib.request.urlopen("http://shop.internal" + path).read()


class Pages(unittest.TestCase):
    def ask(self, path):
        return urllib.request.urlopen("http://search.internal" + path).read()

    def test_front_page(self):
        self.assertIn(b"basket", get("/"))

    def test_search(self):
        self.assertTrue(self.ask("/lamp"))


if __name__ == "__main__":
    unittest.main(verbosity=2)  # TG101
