# An answer that alone tells of the failure.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


import luigi


def main():
    luigi.build([task], local_scheduler=True)  # TG110

if __name__ == "__main__":
    main()
