# A failed test does not change the status of a job that goes on behind its tests.
import unittest
import urllib.request


class Core(unittest.TestCase):
    def test_login(self):
        self.assertTrue(urllib.request.urlopen("http://127.0.0.1/").read())

    def test_sum(self):
        self.assertEqual(sum([1, 2]), 3)


if __name__ == "__main__":
    program = unittest.main(exit=False)  # TG110
    print(program.result.testsRun, "tests")
