# What looks into a file takes an OSError for an answer: a pipe keeps it waiting, and the next call.
import configparser
import os
import tarfile
import zipfile

INBOX = os.environ.get("QUOTES_FIFO", "/run/quotes")


def rows(path):
    if zipfile.is_zipfile(path):  # TG101
        with zipfile.ZipFile(path) as box:
            return box.namelist()
    with open(path) as lines:
        return lines.readlines()


def kind(path):
    settings = configparser.ConfigParser()
    settings.read(path)  # TG101
    return tarfile.is_tarfile(path)  # TG101


if __name__ == "__main__":
    print(rows(INBOX), kind(INBOX))
