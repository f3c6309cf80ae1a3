# An answer that alone tells of the failure and is looked at.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


import luigi


def main():
    if not luigi.build([task], local_scheduler=True):
        sys.exit(1)

if __name__ == "__main__":
    main()
