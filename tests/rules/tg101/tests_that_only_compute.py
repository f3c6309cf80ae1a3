# Tests that name their variables as what waits, and wait for nothing.
import unittest


class Words(unittest.TestCase):
    def test_join(self):
        result = ", ".join(["a", "b"])
        self.assertEqual(result, "a, b")

    def test_get(self):
        session = {"run": 1}
        self.assertEqual(session.get("run"), 1)


if __name__ == "__main__":
    unittest.main()
