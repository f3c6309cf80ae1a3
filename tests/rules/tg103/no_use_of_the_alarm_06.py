import func_timeout
import importlib
import interruptingcow
import os
import signal
import stopit
import timeout_decorator


def other():
    old_alarm = signal.alarm(0)
    work()
    signal.alarm(old_alarm)


def main():
    if work():
        other()


if __name__ == "__main__":
    main()
