import func_timeout
import importlib
import interruptingcow
import os
import signal
import stopit
import timeout_decorator


def other():
    timeout_decorator.timeout(5)(work)()  # TG103


def main():
    if work():
        other()


if __name__ == "__main__":
    main()
