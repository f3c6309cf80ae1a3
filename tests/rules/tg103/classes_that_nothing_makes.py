"""Classes that the job never makes an object of."""

import signal
import threading


class Alarm:
    def start(self):
        signal.alarm(60)

    def stop(self):
        signal.alarm(0)


class LongerAlarm(Alarm):
    """An Alarm that waits for longer."""

    def start(self):
        signal.alarm(600)


def work():
    print("done")


if __name__ == "__main__":
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    threading.Event().wait(timeout=1)
