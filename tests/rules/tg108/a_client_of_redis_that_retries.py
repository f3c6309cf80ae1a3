# A client that is told to try again.
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

if __name__ == "__main__":
    client = redis.Redis("cache.test", retry=Retry(NoBackoff(), 3))  # TG108
    print(client.get("score"))
