from requests.adapters import HTTPAdapter
import urllib3

HTTPAdapter(max_retries=urllib3.Retry(3, read=False))
