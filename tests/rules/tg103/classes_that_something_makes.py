"""Classes that the job makes an object of, by their own name or by that of a subclass."""

import signal
import sys


class Alarm:
    def start(self):
        signal.alarm(60)  # TG103


class Timer:
    def begin(self):
        signal.alarm(60)  # TG103


class LongTimer(Timer):
    pass


class Watch:
    def wind(self):
        signal.alarm(60)  # TG103


KINDS = {"watch": Watch, "timer": LongTimer}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Alarm().start()
        timer = KINDS["timer"]()
        timer.begin()
        watch = KINDS["watch"]()
        watch.wind()
