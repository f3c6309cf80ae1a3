# A callback that a stack is given by a method.
import urllib.request
from contextlib import ExitStack


class Log:
    def noting(self, number):
        def leave(kind, error, trace):
            if kind is not None:
                print(number, error)
            return True

        return leave

    def telling(self, number):
        def leave(kind, error, trace):
            print(number, error)

        return leave


def main():
    log = Log()
    for number in range(9):
        with ExitStack() as stack:  # TG101
            stack.push(log.noting(number))
            urllib.request.urlopen("http://127.0.0.1/").read()
    for number in range(9):
        with ExitStack() as stack:
            stack.push(log.telling(number))
            urllib.request.urlopen("http://127.0.0.1/").read()


if __name__ == "__main__":
    main()
