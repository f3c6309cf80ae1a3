# A value on which the caller goes on.
import requests


def count():
    try:
        n = requests.get("http://127.0.0.1/n").json()
    except Exception:  # TG101
        n = 0
    return n


def main():
    while True:
        n = count()
        if n == 1:
            break
        print(n)


if __name__ == "__main__":
    main()
