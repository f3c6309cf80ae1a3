"""Goods-in: books scanned barcodes, one per line, until the scanner sends an empty line."""
import collections
import sys


class Booking:
    def __init__(self):
        self.count = collections.Counter()
        self.rejected = 0

    @staticmethod
    def valid(code):
        digits = [int(c) for c in code]
        return len(digits) == 13 and sum(digits[::2] + [3 * d for d in digits[1::2]]) % 10 == 0

    def scan(self, code):
        try:
            if not self.valid(code):
                raise ValueError(code)
            self.count[code] += 1
        except (ValueError, EOFError):
            self.rejected += 1


def main():
    booking = Booking()
    for scan in sys.stdin:
        if not scan.strip():
            break
        booking.scan(scan.strip())
    print(sum(booking.count.values()), "booked,", booking.rejected, "rejected")


if __name__ == "__main__":
    main()
