# PIPE of subprocess is no file, nor is one that is broken.
import configparser
from subprocess import PIPE, Popen


def settings(path):
    found = configparser.ConfigParser()
    found.read(path)
    return found


if __name__ == "__main__":
    try:
        Popen(["ls"], stdout=PIPE).communicate()
    except BrokenPipeError:  # a broken pipe
        raise SystemExit(1)
    print(settings("/etc/shop.ini").sections())
