import urllib3

urllib3.PoolManager(timeout=5).request("GET", url)
