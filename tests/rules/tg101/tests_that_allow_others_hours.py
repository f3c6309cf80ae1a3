# Nothing else in the file is known to wait.
import unittest

import warehouse


class Fresh(unittest.TestCase):
    def test_orders(self):
        warehouse.load("orders", timeout=7200)

    def test_stock(self):
        warehouse.load("stock", read_timeout=7200)


if __name__ == "__main__":
    unittest.main()  # TG101
