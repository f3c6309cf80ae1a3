# What has a limit and is called by an endless loop is a round of that, and no attempt.
import time
import urllib.request


def push(url):
    try:
        urllib.request.urlopen(url, timeout=5)
    except Exception as error:  # TG101 (low)
        print(error)


def push_until_it_works(url):
    while True:
        try:
            return urllib.request.urlopen(url, timeout=5)
        except OSError as error:  # TG101
            print(error)


def main():
    push_until_it_works("http://127.0.0.1/")
    while True:
        push("http://127.0.0.1/")
        time.sleep(5)


if __name__ == "__main__":
    main()
