# What a parameter stands for by default says how long it waits, and not its name.
import sys
import urllib.request


def quick(url):
    return urllib.request.urlopen(url, timeout=5).read()


def slow(url):
    return urllib.request.urlopen(url).read()


def show(urls, fetch=quick):
    for url in urls:
        try:
            print(fetch(url))
        except OSError as error:
            print(error)


def show_all(urls, download=slow):
    for url in urls:
        try:
            print(download(url))
        except OSError as error:  # TG101
            print(error)


if __name__ == "__main__":
    show(sys.argv)
    show_all(sys.argv)
