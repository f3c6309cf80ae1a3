# Only connections are tried again.
import urllib3

if __name__ == "__main__":
    policy = urllib3.util.Retry(total=5, connect=5, read=False)
    print(urllib3.PoolManager(retries=policy).request("GET", "http://127.0.0.1/").data)
