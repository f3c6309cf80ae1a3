# A handler that returns what the request would have bound fails itself.
import urllib.request


def rates():
    try:
        answer = urllib.request.urlopen("https://shop.test/")
        return answer.status
    except Exception:
        return answer


def pages():
    answer = None
    try:
        answer = urllib.request.urlopen("https://shop.test/")
        print(answer.status)
    except Exception:  # TG110
        return answer


def lines():
    try:
        answer = open("lines")
        print(urllib.request.urlopen("https://shop.test/"), answer)
    except Exception:  # TG110
        return answer.close()


def more(answer):
    try:
        answer = urllib.request.urlopen("https://shop.test/")
        print(answer.status)
    except Exception:  # TG110
        return answer


if __name__ == "__main__":
    rates()
    pages()
    lines()
    more("")
