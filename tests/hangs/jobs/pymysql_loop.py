"""A driver makes an exception of its own of it, which the loop catches."""

# trait: TG101
# needs: pymysql silent

import os
import pymysql

PORT = int(os.environ["SILENT_PORT"])


def main():
    while True:
        try:
            pymysql.connect(host="127.0.0.1", port=PORT)  # hangs here
            return
        except pymysql.err.OperationalError as error:
            print("again:", error)


if __name__ == "__main__":
    main()
