"""What is raised while a body is read at once is a ReadTimeout."""

import time

import requests


def main():
    while True:
        try:
            print(requests.get("http://localhost/events").text)
        except requests.exceptions.ConnectionError:
            time.sleep(1)


if __name__ == "__main__":
    main()
