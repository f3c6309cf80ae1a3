"""A client that tries again by itself."""

# trait: TG108
# needs: redis silent

import os
import redis

PORT = int(os.environ["SILENT_PORT"])


def main():
    print(redis.Redis(port=PORT).ping())  # hangs here


if __name__ == "__main__":
    main()
