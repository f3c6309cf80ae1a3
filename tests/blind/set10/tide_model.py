"""Evaluates a tide model for several gauges with a gevent pool."""
import math

from gevent.pool import Pool

GAUGES = {"Cuxhaven": 1.45, "Husum": 1.7, "Emden": 1.6}
# period in hours and weight of each constituent
CONSTITUENTS = [(12.42, 1.0), (12.0, 0.25), (25.82, 0.1)]


def height(amplitude, hour):
    return amplitude * sum(weight * math.cos(2 * math.pi * hour / period) for period, weight in CONSTITUENTS)


def high_water(item):
    gauge, amplitude = item
    curve = [(height(amplitude, hour / 4), hour / 4) for hour in range(96)]
    return gauge, max(curve)


def main():
    pool = Pool(3)
    for gauge, (level, hour) in pool.imap_unordered(high_water, GAUGES.items()):
        print(f"{gauge:10s} {level:5.2f} m at {hour:05.2f}")
    pool.join()
    print(len(GAUGES), "gauges")


if __name__ == "__main__":
    main()
