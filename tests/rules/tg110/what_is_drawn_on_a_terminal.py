# Somebody looks at what is drawn on the whole screen.
import requests


def draw():
    try:
        text = requests.get("https://shop.test/").text
        print(f"\x1b[2J\x1b[0;0H{text}")
    except Exception as error:  # TG110 (low)
        print(error)


if __name__ == "__main__":
    draw()
