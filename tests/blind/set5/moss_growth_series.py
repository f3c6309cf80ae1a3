"""Botany: fits the growth series; each fit may take 0.3 seconds, otherwise the plot is skipped."""
import math
import signal


class FitTooSlow(Exception):
    pass


def too_slow(signum, frame):
    raise FitTooSlow


def fit(series):
    a, step = 0.0, 0.5
    while step > 1e-6:
        if sum((y - a * math.sqrt(x)) ** 2 for x, y in series) > sum((y - (a + step) * math.sqrt(x)) ** 2 for x, y in series):
            a += step
        else:
            step *= 0.5 if series[0][0] else 1.0
    return a


def main():
    plots = {"P1": [(1, 2.0), (4, 4.1), (9, 6.2)], "P2": [(0, 0.0), (4, 3.0), (9, 4.4)]}
    old = signal.signal(signal.SIGALRM, too_slow)
    for name, series in plots.items():
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        try:
            print(name, round(fit(series), 3))
        except FitTooSlow:
            print(name, "skipped")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, old)


if __name__ == "__main__":
    main()
