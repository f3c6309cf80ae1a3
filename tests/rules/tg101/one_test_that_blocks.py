# The runner of tests ends with a failure.
import unittest
import urllib.request


class Fresh(unittest.TestCase):
    def test_orders(self):
        urllib.request.urlopen("http://127.0.0.1/orders")

    def test_stock(self):
        urllib.request.urlopen("http://127.0.0.1/stock", timeout=10)

    def test_sum(self):
        self.assertEqual(sum([1, 2]), 3)


if __name__ == "__main__":
    unittest.main()
