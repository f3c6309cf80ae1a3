# Leaving the block asks the server once more, wherever the client is made.
import ftplib


def connect():
    ftp = ftplib.FTP()
    ftp.connect("ftp.internal", 21)
    ftp.login("prices", "x")
    return ftp


def open_area(name):
    return ftplib.FTP(name)


def main():
    with connect() as ftp:  # TG106
        ftp.retrbinary("RETR prices.csv", print)
    with open_area("other.internal") as client:  # TG106
        client.nlst()


if __name__ == "__main__":
    main()
