from requests.adapters import HTTPAdapter

HTTPAdapter()
