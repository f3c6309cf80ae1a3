"""Morning checks of the trading systems, written as unit tests so everybody can add one."""
import os
import socket
import unittest

HOST = os.environ.get("CHECK_HOST", "trade01")
PORT = int(os.environ.get("CHECK_PORT", "7777"))


def ask(question):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(question.encode() + b"\n")
        return sock.makefile().readline().strip()


class MorningChecks(unittest.TestCase):
    def test_clock(self):
        self.assertTrue(ask("CLOCK").startswith("20"))

    def test_limits_loaded(self):
        self.assertEqual(ask("LIMITS"), "LOADED")

    def test_positions_flat(self):
        self.assertEqual(int(ask("POSITIONS")), 0)


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=2).result
    with open("checks.txt", "w") as fh:
        fh.write(f"{result.testsRun} run, {len(result.failures)} failed\n")
