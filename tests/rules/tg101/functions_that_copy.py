# copytree() notes what cannot be copied, and goes on with the next file.
import shutil
import sqlite3
import urllib.request


def upload(source, target):
    with open(source, "rb") as file:
        urllib.request.urlopen("http://store.internal/put", data=file.read()).read()


def compare(left, right):
    answer = urllib.request.urlopen(f"http://names.internal/{left}/{right}").read()
    return int(answer)


def main():
    shutil.copytree("/srv/in", "/srv/out", copy_function=upload)  # TG101
    shutil.copytree("/srv/in", "/srv/out", False, None, upload)  # TG101
    db = sqlite3.connect(":memory:")
    db.create_collation("names", compare)  # TG101


if __name__ == "__main__":
    main()
