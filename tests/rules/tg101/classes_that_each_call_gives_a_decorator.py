# Classes that each call gives a decorator instead of those that it has by default.
import time
import urllib.request


def again(times, exceptions=(Exception,)):
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


@again(3, exceptions=EOFError)
def rates():
    return urllib.request.urlopen("http://127.0.0.1/rates").read()


@again(3, exceptions=(ConnectionResetError, EOFError))
def names():
    return urllib.request.urlopen("http://127.0.0.1/names").read()


if __name__ == "__main__":
    print(rates(), names())
