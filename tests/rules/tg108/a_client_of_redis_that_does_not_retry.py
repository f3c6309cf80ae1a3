# A client that is told to try once.
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

if __name__ == "__main__":
    client = redis.Redis(retry=Retry(NoBackoff(), 0))
    print(client.get("score"))
