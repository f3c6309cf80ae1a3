import sys
import urllib.request


def failed(url):
    try:
        urllib.request.urlopen(url).read()
    except Exception as error:  # TG110
        print(error)
        return False
    return True


if __name__ == "__main__":
    sys.exit(1 if failed("http://example.com/rates") else 0)
