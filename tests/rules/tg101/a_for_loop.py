# A for loop.
import requests

for url in urls:
    try:
        requests.get(url)
    except Exception:  # TG101
        failed.append(url)
