# A count of attempts that ends the loop.
import urllib.request


def stock():
    attempts = 0
    while True:
        attempts += 1
        try:
            return urllib.request.urlopen("http://127.0.0.1/", timeout=1).read()
        except Exception as error:
            print(attempts, error)
            if attempts == 5:
                raise SystemExit("no answer")


def stock_in(state):
    while True:
        try:
            return urllib.request.urlopen("http://127.0.0.1/", timeout=1).read()
        except Exception as error:  # TG101
            print(state, error)
            if state == 5:
                raise SystemExit("no answer")


if __name__ == "__main__":
    print(stock(), stock_in(3))
