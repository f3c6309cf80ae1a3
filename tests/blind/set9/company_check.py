"""Check the trade register for changes of business partners."""
import json
import os
from urllib.request import urlopen

from loguru import logger

REGISTER = os.environ.get("API_URL", "http://register.example")
PARTNERS = ("HRB 1234", "HRB 5678")
STATE = os.path.join(os.environ.get("WORK_DIR", "/srv/register"), "state.json")


def entry(number):
    with urlopen(f"{REGISTER}/{number.replace(' ', '/')}") as resp:
        return json.load(resp)


@logger.catch(reraise=True)
def main():
    known = {}
    if os.path.exists(STATE):
        with open(STATE) as fh:
            known = json.load(fh)
    for number in PARTNERS:
        new = entry(number)
        if new != known.get(number):
            logger.info("{} has changed", number)
        known[number] = new
    with open(STATE, "w") as fh:
        json.dump(known, fh)


if __name__ == "__main__":
    main()
