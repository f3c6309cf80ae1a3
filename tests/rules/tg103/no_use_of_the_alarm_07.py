import func_timeout
import importlib
import interruptingcow
import os
import signal
import stopit
import timeout_decorator


def other():
    previous = signal.signal(signal.SIGALRM, late), signal.setitimer(signal.ITIMER_REAL, 5)
    work()
    signal.setitimer(signal.ITIMER_REAL, *previous[1])
    signal.signal(signal.SIGALRM, previous[0])


def main():
    if work():
        other()


if __name__ == "__main__":
    main()
