"""Send the canteen's orders to the caterer."""
import json
import logging
import os
import sys
import urllib.request

CATERER = os.environ.get("API_URL", "http://caterer.example")
MEALS = {"pasta": 42, "curry": 31, "salad": 18}


def order(meals):
    body = json.dumps({"day": "tomorrow", "meals": meals}).encode()
    req = urllib.request.Request(CATERER + "/orders", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(req) as resp:
        return json.load(resp)["number"]


def main(argv):
    logging.basicConfig(level=logging.INFO)
    try:
        number = order(MEALS)
    except Exception:
        logging.exception("order not placed")
        return 1
    logging.info("order %s placed", number)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
