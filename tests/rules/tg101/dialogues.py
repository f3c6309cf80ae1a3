# Whoever is asked for each round is there to see that it fails: no job has such a loop.
import sys
import urllib.request


def answer():
    return input("url> ").strip()


def show(url):
    try:
        print(urllib.request.urlopen(url).read())
    except Exception as error:  # TG101 (low)
        print(error)


def menu():
    while True:
        url = answer()
        if not url:
            return
        show(url)


def all_of_a_menu():
    while True:
        if input("all? ") == "n":
            break
        for url in sys.argv:
            try:
                print(urllib.request.urlopen(url).read())
            except Exception as error:  # TG101 (low)
                print(error)


def serve():
    while True:
        line = sys.stdin.readline()
        if not line:
            break
        try:
            print(urllib.request.urlopen(line.strip()).read())
        except Exception as error:  # TG101 (low)
            print(error)


if __name__ == "__main__":
    menu()
    all_of_a_menu()
    serve()
