# A retry loop that ends with success.
import requests
import time

while True:
    try:
        page = requests.get(url)
        break
    except requests.ConnectionError:  # TG101
        time.sleep(5)
