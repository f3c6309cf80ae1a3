import func_timeout
import importlib
import interruptingcow
import os
import signal
import stopit
import timeout_decorator


def other():
    old = signal.signal(signal.SIGALRM, late)
    signal.alarm(5)  # TG103
    work()
    signal.signal(signal.SIGALRM, old)


def main():
    if work():
        other()


if __name__ == "__main__":
    main()
