# The runner of tests goes on with the next one.
import unittest
import urllib.request


class Fresh(unittest.TestCase):
    def test_orders(self):
        urllib.request.urlopen("http://127.0.0.1/orders")

    def test_stock(self):
        urllib.request.urlopen("http://127.0.0.1/stock")


if __name__ == "__main__":
    unittest.main()  # TG101
