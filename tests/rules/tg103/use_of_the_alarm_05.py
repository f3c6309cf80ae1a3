import func_timeout
import importlib
import interruptingcow
import os
import signal
import stopit
import timeout_decorator


def other():
    left = signal.alarm(5)  # TG103
    signal.signal(signal.SIGALRM, late)
    work()
    signal.alarm(left_of_the_old)


def main():
    if work():
        other()


if __name__ == "__main__":
    main()
