# Somebody who is asked sees that it fails.
import urllib.request


def download(name):
    print(urllib.request.urlopen("http://127.0.0.1/" + name).read())


def main():
    try:
        name = input("name? ")
        fetch_all(name)
    except Exception as error:  # TG110 (low)
        print(error)


main()
