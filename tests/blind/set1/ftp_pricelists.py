import ftplib
import logging
import os

log = logging.getLogger("pricelists")


def main():
    suppliers = ["nord", "sued"]
    for name in suppliers:
        ftp = ftplib.FTP()
        try:
            ftp.connect(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))
            ftp.login("anonymous", "")
            with open(os.path.join(os.environ["WORK_DIR"], f"{name}.csv"), "wb") as fh:
                ftp.retrbinary(f"RETR {name}.csv", fh.write)
        except ftplib.all_errors as err:
            log.error("%s: %s", name, err)
        finally:
            ftp.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
