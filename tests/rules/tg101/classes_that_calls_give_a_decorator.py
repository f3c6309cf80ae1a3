# Classes that calls give a decorator, instead of those that it has by default.
import time
import urllib.request


def again(exceptions=(Exception,), times=3):
    def decorate(function):
        def attempt(*args):
            for _ in range(times):
                try:
                    return function(*args)
                except exceptions as error:
                    print("again:", error)
                    time.sleep(1)

        return attempt

    return decorate


def once_more(kinds=(Exception,), times=3):
    def decorate(function):
        def attempt(*args):
            for _ in range(times):
                try:
                    return function(*args)
                except kinds as error:  # TG101
                    print("once more:", error)
                    time.sleep(1)

        return attempt

    return decorate


@again(exceptions=(ConnectionResetError, EOFError))
def rates():
    return urllib.request.urlopen("http://127.0.0.1/rates").read()


@once_more(times=2)
def names():
    return urllib.request.urlopen("http://127.0.0.1/names").read()


if __name__ == "__main__":
    print(rates(), names())
