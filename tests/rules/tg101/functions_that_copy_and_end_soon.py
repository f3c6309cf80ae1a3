# Nothing is called that may block, or it is called once.
import shutil
import urllib.request


def link(source, target):
    shutil.copy2(source, target)


def upload(source, target):
    with open(source, "rb") as file:
        urllib.request.urlopen("http://store.internal/put", data=file.read()).read()


def main():
    shutil.copytree("/srv/in", "/srv/out")
    shutil.copytree("/srv/in", "/srv/out", copy_function=link)
    upload("/srv/in/one", "one")


if __name__ == "__main__":
    main()
