# Of the others, none waits: there is no next one that may block.
import unittest
import urllib.request


def get(path):
    return urllib.request.urlopen("http://shop.internal" + path).read()


class Pages(unittest.TestCase):
    def test_front_page(self):
        self.assertIn(b"basket", get("/"))

    def test_sums(self):
        self.assertEqual({"a": 2}.get("a"), 2)


if __name__ == "__main__":
    unittest.main()
