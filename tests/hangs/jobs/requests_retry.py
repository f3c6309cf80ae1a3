"""An adapter that tries again."""

# trait: TG101, TG108
# needs: requests, silent

import os
import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry


def main():
    session = requests.Session()
    session.mount("http://", HTTPAdapter(max_retries=Retry(total=10, backoff_factor=0)))
    session.get("http://127.0.0.1:" + os.environ["SILENT_PORT"])  # hangs here


if __name__ == "__main__":
    main()
