import os
import platform
import sys

import pycurl

if sys.platform == "win32":
    os.system("rsync a b")


def main():
    if os.name == "nt":
        os.system("rsync a b")
    else:
        os.system("rsync a b")  # TG104
    if platform.system() != "Windows":
        os.system("rsync a b")  # TG104
    if sys.platform.startswith("linux"):
        os.system("rsync a b")  # TG104
    os.system("clear" if os.name == "posix" else "cls")
    os.system("chcp 65001")
    os.system("crontab " + "table")
    os.system("clear" if here else "rsync a b")  # TG104
    pycurl.Curl().perform()  # TG104


if __name__ == "__main__":
    main()
