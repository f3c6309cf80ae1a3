# The client has a limit for connecting, but reads for as long as it takes.
import httpx
from tenacity import retry, retry_if_exception_type, stop_after_attempt


@retry(retry=retry_if_exception_type(httpx.TransportError), stop=stop_after_attempt(5))  # TG108
def price(client: httpx.Client, sku):
    return client.get(f"/products/{sku}").json()


with httpx.Client(base_url="http://127.0.0.1", timeout=httpx.Timeout(10, read=None)) as client:
    print(price(client, "A-1"))
