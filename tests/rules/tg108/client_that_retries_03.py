from requests.adapters import HTTPAdapter
import requests
import urllib3

requests.adapters.HTTPAdapter(10, 10, urllib3.Retry(connect=3))  # TG108
