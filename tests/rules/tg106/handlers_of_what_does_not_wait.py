import urllib.request
import zipfile

ARCHIVE = "https://example.com/data.zip"


def is_whole():
    try:
        zipfile.ZipFile("data.zip").testzip()
    except Exception:
        urllib.request.urlretrieve(ARCHIVE, "data.zip")


if __name__ == "__main__":
    is_whole()
