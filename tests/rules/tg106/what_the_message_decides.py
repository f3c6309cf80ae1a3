# A handler that asks what the exception says, which is not what a guard says.
import requests


def create(name):
    try:
        requests.put("https://shop.test/" + name)
    except Exception as error:
        message = str(error)
        if "already exists" in message:
            requests.get("https://shop.test/" + name)


def tell(name):
    try:
        requests.put("https://shop.test/" + name)
    except Exception as error:
        text = str(error)
        if "timed out" in text:
            requests.post("https://log.test/", data=text)  # TG106


if __name__ == "__main__":
    create("a")
    tell("b")
