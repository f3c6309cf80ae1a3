"""Evening checks of the trading systems."""
import os
import shutil
import socket
import unittest

HOST = os.environ.get("CHECK_HOST", "trade01")
PORT = int(os.environ.get("CHECK_PORT", "7777"))


class EveningChecks(unittest.TestCase):
    def test_books_closed(self):
        with socket.create_connection((HOST, PORT)) as sock:
            sock.sendall(b"BOOKS\n")
            self.assertEqual(sock.makefile().readline().strip(), "CLOSED")

    def test_disk_space(self):
        usage = shutil.disk_usage(".")
        self.assertGreater(usage.free, 1024)

    def test_umask(self):
        old = os.umask(0o022)
        os.umask(old)
        self.assertLess(old, 0o1000)


if __name__ == "__main__":
    unittest.main(verbosity=2)
