"""Waits for the first line of an answer."""

# needs: silent

import http.client
import os

PORT = int(os.environ["SILENT_PORT"])


def main():
    connection = http.client.HTTPConnection("127.0.0.1", PORT)
    connection.request("GET", "/")
    print(connection.getresponse().status)  # hangs here


if __name__ == "__main__":
    main()
