# Its timeout limits what is asked when the block is left; a file asks nobody.
import ftplib


def connect():
    ftp = ftplib.FTP("ftp.internal", timeout=30)
    ftp.login("prices", "x")
    return ftp


def open_list():
    return open("/srv/prices.csv")


def main():
    with connect() as ftp:
        ftp.retrbinary("RETR prices.csv", print)
    with open_list() as file:
        print(file.read())


if __name__ == "__main__":
    main()
