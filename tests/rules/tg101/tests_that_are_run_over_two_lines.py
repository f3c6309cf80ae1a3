# A job runs tests by a method whose name stands on the next line.
import unittest
from concurrent.futures import ThreadPoolExecutor


class Fresh(unittest.TestCase):
    def setUp(self):
        self.pool = ThreadPoolExecutor()

    def test_orders(self):
        self.assertTrue(self.pool.submit(print, "orders").\
            result())

    def test_stock(self):
        self.assertTrue(self.pool.submit(print, "stock").\
            result())


def main():
    unittest.TextTestRunner(  # TG101
        verbosity=2
    ).\
        run(unittest.TestLoader().loadTestsFromTestCase(Fresh))


if __name__ == "__main__":
    main()
