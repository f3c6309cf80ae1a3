# Files that are there are read at once.
import subprocess
import zipfile


def rows(path):
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as box:
            return box.namelist()
    with open(path) as lines:
        return lines.readlines()


if __name__ == "__main__":
    print(rows("orders.zip"), subprocess.run(["date"], stdout=subprocess.PIPE))
