import os

import redis


def main():
    r = redis.Redis(host="127.0.0.1", port=int(os.environ["REDIS_PORT"]), socket_timeout=3)
    for flag in ("beta", "dark-mode"):
        r.set(f"flag:{flag}", "on")
        print(flag, r.get(f"flag:{flag}"))
    r.close()


if __name__ == "__main__":
    main()
