from requests.adapters import HTTPAdapter
import requests

session = requests.Session()
session.mount("https://", HTTPAdapter(max_retries=3))
session.post(url)
