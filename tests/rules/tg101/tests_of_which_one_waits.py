# A job runs tests, of which only one waits.
import unittest
import urllib.request


def table(name, seconds=10):
    return urllib.request.urlopen("http://127.0.0.1/" + name, timeout=seconds).read()


class Fresh(unittest.TestCase):
    def test_orders(self):
        self.assertTrue(urllib.request.urlopen("http://127.0.0.1/orders").read())

    def test_stock(self):
        self.assertTrue(table("stock"))


def main():
    suite = unittest.TestSuite([Fresh("test_orders"), Fresh("test_stock")])
    result = unittest.TextTestRunner().run(suite)
    raise SystemExit(not result.wasSuccessful())


if __name__ == "__main__":
    main()
