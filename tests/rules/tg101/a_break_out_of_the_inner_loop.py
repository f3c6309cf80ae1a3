# A break out of the inner loop.
import requests

for url in urls:
    for attempt in range(3):
        try:
            requests.get(url)
        except Exception:  # TG101
            break
