import os
import sys
import urllib.request

if __name__ == "__main__":
    if sys.argv[1:] == ["-h"]:
        os.execv("/usr/bin/rumur", ["rumur", "--help"])  # TG107 (low)
    urllib.request.urlretrieve("http://127.0.0.1/rates.csv", "rates.csv")
