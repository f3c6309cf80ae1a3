# The client sends a command again, each time with a limit.
import redis

client = redis.Redis(host="127.0.0.1", socket_timeout=5)
print(client.get("orders"))
