from requests.adapters import HTTPAdapter

HTTPAdapter(max_retries=3)
session.get(url, timeout=10)
