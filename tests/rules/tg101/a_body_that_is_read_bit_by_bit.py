"""Where a body is read as it comes, requests makes a ConnectionError of what is raised."""

import time

import requests


def main():
    while True:
        try:
            with requests.get("http://localhost/events", stream=True) as answer:
                for line in answer.iter_lines():
                    print(line)
        except requests.exceptions.ConnectionError:  # TG101
            time.sleep(1)


if __name__ == "__main__":
    main()
