from requests.adapters import HTTPAdapter

HTTPAdapter(max_retries=0)
