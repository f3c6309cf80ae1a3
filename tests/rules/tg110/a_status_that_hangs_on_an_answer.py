import sys
import urllib.request


def fetched(url):
    done = True
    try:
        urllib.request.urlopen(url).read()
    except Exception as error:
        print(error)
        done = False
    return done


if __name__ == "__main__":
    sys.exit(0 if fetched("http://example.com/rates") else 1)
