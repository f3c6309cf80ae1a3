from requests.adapters import HTTPAdapter

HTTPAdapter(max_retries=3)  # TG108
