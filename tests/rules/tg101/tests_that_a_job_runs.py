# A job runs tests, of which the helper may wait: one fails, and the next waits again.
import unittest
import urllib.request


def table(name):
    return urllib.request.urlopen("http://127.0.0.1/" + name).read()


class Fresh(unittest.TestCase):
    def test_orders(self):
        self.assertTrue(table("orders"))

    def test_stock(self):
        self.assertTrue(table("stock"))


def main():
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Fresh)
    result = unittest.TextTestRunner().run(suite)  # TG101
    raise SystemExit(not result.wasSuccessful())


if __name__ == "__main__":
    main()
