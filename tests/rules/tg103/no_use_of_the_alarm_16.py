# The rest of the alarm is put back, whatever it is called.
import signal


def fetch():
    left = signal.alarm(0)
    before = signal.signal(signal.SIGALRM, lambda *_: None)
    signal.alarm(5)
    work()
    signal.signal(signal.SIGALRM, before)
    signal.alarm(left)


if __name__ == "__main__":
    fetch()
