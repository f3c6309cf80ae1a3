# Colors say nothing of who looks.
import requests


def show():
    try:
        text = requests.get("https://shop.test/").text
        print(f"\x1b[1m{text}\x1b[0m")
    except Exception as error:  # TG110
        print(error)


if __name__ == "__main__":
    show()
