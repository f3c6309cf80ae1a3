# A call that only may be made, or only may wait, says little three functions further.
import requests


def ask(url, fresh):
    if fresh:
        return requests.get(url).text
    return ""


def describe(url):
    return ask(url, len(url) > 20)


def import_all(urls):
    for url in urls:
        try:
            describe(url)
        except Exception:  # TG101 (low)
            print("failed:", url)


def ask_all(urls):
    for url in urls:
        try:
            ask(url, len(url) > 20)
        except Exception:  # TG101
            print("failed:", url)


if __name__ == "__main__":
    import_all(["http://a", "http://b"])
    ask_all(["http://a", "http://b"])
