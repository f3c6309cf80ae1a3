import func_timeout
import importlib
import interruptingcow
import os
import signal
import stopit
import timeout_decorator


def other():
    with stopit.ThreadingTimeout(5):
        work()


def main():
    if work():
        other()


if __name__ == "__main__":
    main()
