import urllib3

urllib3.PoolManager(retries=False).request("GET", url)
