# A job has no terminal at which somebody could be asked.
import urllib.request


def retry():
    try:
        print(urllib.request.urlopen("http://127.0.0.1/orders").read())
    except OSError:
        print("Again?", input())  # TG106 (low)


def repeat():
    try:
        print(urllib.request.urlopen("http://127.0.0.1/orders").read())
    except OSError:
        urllib.request.urlopen("http://127.0.0.1/orders")  # TG106


if __name__ == "__main__":
    retry()
    repeat()
