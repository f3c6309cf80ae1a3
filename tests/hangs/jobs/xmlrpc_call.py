"""Calls a procedure of a server that does not answer."""

# needs: silent

import os
import xmlrpc.client

URL = "http://127.0.0.1:" + os.environ["SILENT_PORT"]


def main():
    print(xmlrpc.client.ServerProxy(URL).ping())  # hangs here


if __name__ == "__main__":
    main()
