import func_timeout
import importlib
import interruptingcow
import os
import signal
import stopit
import timeout_decorator


def other():
    if work():
        signal.signal(signal.SIGALRM, late)  # TG103


def main():
    if work():
        other()


if __name__ == "__main__":
    main()
