"""Find the gaps in the minute telemetry; cyclic sensors repeat their last pattern."""
import itertools
import os

PATTERN = [3, 4, 4, 5, 3, 2]


def values(sensor, minutes):
    shift = sensor % len(PATTERN)
    series = itertools.cycle(PATTERN[shift:] + PATTERN[:shift])
    if minutes:
        return itertools.islice(series, minutes)
    return series


def gaps(sensor, minutes):
    count = 0
    for value in values(sensor, minutes):
        if value == 0:
            count += 1
    return count


def main():
    window = os.environ.get("WINDOW_MINUTES")
    minutes = int(window) if window else None
    with open("gaps.csv", "w") as fh:
        for sensor in range(8):
            fh.write(f"{sensor},{gaps(sensor, minutes)}\n")


if __name__ == "__main__":
    main()
