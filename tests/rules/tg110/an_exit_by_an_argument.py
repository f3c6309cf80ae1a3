# An exit by an argument of the helper.
import sys
from urllib.request import urlretrieve


def error(text, exit=False, exit_value=1):
    print(text, file=sys.stderr)
    if exit:
        sys.exit(exit_value)


if __name__ == "__main__":
    try:
        urlretrieve("http://127.0.0.1/", "page")
    except OSError:
        error("unable to download", exit=True)
