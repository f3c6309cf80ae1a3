# A report that may hang too.
import urllib.request


def main():
    try:
        urllib.request.urlopen(url)
    except Exception as error:  # TG110
        urllib.request.urlopen(url, data=error)


main()
