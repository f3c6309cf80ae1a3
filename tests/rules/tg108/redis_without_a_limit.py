# The client sends a command again, and has no limit.
import redis

client = redis.Redis(host="127.0.0.1", socket_timeout=None)  # TG108
print(client.get("orders"))
