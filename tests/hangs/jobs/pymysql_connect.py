"""A driver that waits for the greeting of its server."""

# needs: pymysql silent

import os
import pymysql

PORT = int(os.environ["SILENT_PORT"])


def main():
    pymysql.connect(host="127.0.0.1", port=PORT)  # hangs here


if __name__ == "__main__":
    main()
