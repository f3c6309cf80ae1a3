import urllib3

urllib3.PoolManager().request("GET", url)  # TG108
