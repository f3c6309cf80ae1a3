# A retry loop that ends with success.
import requests
import time

while True:
    try:
        page = requests.get(url)
        break
    except requests.RequestException:  # TG101
        time.sleep(5)
