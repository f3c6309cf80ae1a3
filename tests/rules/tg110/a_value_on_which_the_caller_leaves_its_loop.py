# A value on which the caller leaves its loop.
import requests


def count():
    try:
        n = requests.get("http://127.0.0.1/n").json()
    except Exception:  # TG110
        n = 0
    return n


def main():
    while True:
        n = count()
        if n == 0:
            break
        print(1 / n)


if __name__ == "__main__":
    main()
