# The name of a variable of the environment says that it is a pipe.
import os
import shlex

SOURCE = os.environ.get("PRICES_FIFO", "/srv/prices/in")
FOLDER = os.environ.get("PRICES_DIR", "/srv/prices")


def unpack(source, target):
    return os.system(f"cat {shlex.quote(source)} > {shlex.quote(target)}")  # TG104


def list_all(folder):
    return os.system(f"ls {shlex.quote(folder)}")


if __name__ == "__main__":
    print(unpack(SOURCE, "/tmp/prices"), list_all(FOLDER))
