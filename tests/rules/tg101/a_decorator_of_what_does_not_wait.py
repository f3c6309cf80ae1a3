# What a decorator tries again is known: the functions that it decorates.
import functools
import urllib.request


def report(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        for _ in range(3):
            try:
                return function(*args, **kwargs)
            except Exception:
                print("failed")

    return wrapper


def again(times):
    def decorate(operation):
        def repeated(*args, **kwargs):
            for _ in range(times):
                try:
                    return operation(*args, **kwargs)
                except Exception:  # TG101
                    print("failed")

        return repeated

    return decorate


@report
def mark(points):
    return points / 0


class Client:
    @again(3)
    def fetch(self, url):
        return urllib.request.urlopen(url).read()


if __name__ == "__main__":
    mark(3)
    Client().fetch("http://127.0.0.1/")
