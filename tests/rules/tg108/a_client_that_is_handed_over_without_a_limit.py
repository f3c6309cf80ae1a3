# The client has no limit.
import httpx
from tenacity import retry, stop_after_attempt


@retry(stop=stop_after_attempt(3))  # TG108
def check(client, name):
    return client.get("/check", params={"name": name}).json()


with httpx.Client(base_url="http://127.0.0.1/", timeout=None) as client:
    print(check(client, "a"))
