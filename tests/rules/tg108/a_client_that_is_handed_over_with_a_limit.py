# Each attempt has the limit of the client, and they are counted.
import httpx
from tenacity import retry, stop_after_attempt


@retry(stop=stop_after_attempt(3))
def check(client, name):
    return client.get("/check", params={"name": name}).json()


with httpx.Client(base_url="http://127.0.0.1/", timeout=5) as client:
    print(check(client, "a"))
