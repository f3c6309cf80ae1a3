"""Scout camp: plausibility checks on the registrations before the buses are ordered."""
import os
import socket
import sys
import unittest


def query(text):
    with socket.create_connection((os.environ.get("SCOUT_HOST", "camp"), int(os.environ.get("SCOUT_PORT", "5433")))) as s:
        s.sendall(text.encode() + b";\n")
        row = s.recv(200)
    return [int(x) for x in row.split()]


class Registrations(unittest.TestCase):
    def test_bus_seats_suffice(self):
        registered, seats = query("select count(*), sum(seats)")
        self.assertLessEqual(registered, seats)

    def test_ages(self):
        self.assertTrue(all(6 <= age <= 21 for age in (7, 12, 17)))


def main():
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Registrations)
    outcome = unittest.TextTestRunner(verbosity=0).run(suite)
    sys.exit(0 if outcome.wasSuccessful() else 1)


if __name__ == "__main__":
    main()
