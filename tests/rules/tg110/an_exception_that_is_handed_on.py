# An exception that is handed on, which somebody may look at.
import urllib.request


class Result:
    def __init__(self, value, error):
        self.value, self.error = value, error


def fetch():
    try:
        return Result(urllib.request.urlopen("http://127.0.0.1/").read(), None)
    except Exception as error:  # TG110
        return Result(None, error)


if __name__ == "__main__":
    fetch()
