# A question before a loop, or for one of its items, makes no dialogue of it.
import sys
import urllib.request


def confirmed():
    while True:
        answer = input("sure? ")
        if answer in ("y", "n"):
            return answer == "y"


def fetch(urls):
    for url in urls:
        if url.endswith(".iso") and not confirmed():
            continue
        try:
            print(urllib.request.urlopen(url).read())
        except Exception as error:  # TG101
            print(error)


def lines():
    for line in sys.stdin:
        try:
            print(urllib.request.urlopen(line).read())
        except Exception as error:  # TG101
            print(error)


if __name__ == "__main__":
    if confirmed():
        fetch(sys.argv[1:])
    lines()
