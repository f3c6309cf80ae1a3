# The same behind what raises.
import requests


def main():
    try:
        requests.get(url)
    except OSError:
        raise
    requests.get(other)


main()
