"""Puts press releases on the agencies' FTP servers, each with a short limit."""
import ftplib
import io
import os

PORT = int(os.environ.get("SILENT_PORT", "21"))
AGENCIES = ["north", "south", "east"]
TEXT = b"The new line opens on Monday.\n"


def put(agency):
    with ftplib.FTP(timeout=0.3) as ftp:
        ftp.connect("127.0.0.1", PORT)
        ftp.login(agency, "press")
        ftp.storbinary("STOR release.txt", io.BytesIO(TEXT))


def main():
    undelivered = []
    for agency in AGENCIES:
        try:
            put(agency)
        except ftplib.all_errors as exc:
            print(agency, "failed:", exc)
            undelivered.append(agency)
    with open("undelivered.txt", "w") as fh:
        fh.writelines(agency + "\n" for agency in undelivered)


if __name__ == "__main__":
    main()
