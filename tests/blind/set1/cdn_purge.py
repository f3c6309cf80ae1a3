import os
from io import BytesIO

import pycurl


def purge(path):
    buf = BytesIO()
    c = pycurl.Curl()
    c.setopt(c.URL, f"{os.environ['API_URL']}/purge{path}")
    c.setopt(c.CUSTOMREQUEST, "PURGE")
    c.setopt(c.CONNECTTIMEOUT, 5)
    c.setopt(c.NOSIGNAL, 1)
    c.setopt(c.WRITEDATA, buf)
    try:
        c.perform()
        return c.getinfo(c.RESPONSE_CODE)
    finally:
        c.close()


def main():
    for path in ("/", "/assets/app.js"):
        print(path, purge(path))


if __name__ == "__main__":
    main()
