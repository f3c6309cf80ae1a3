"""Compare the deployed configuration with the central one."""
import json
import os
import urllib.request

import defaults

URL = os.environ.get("CONFIG_URL", "http://config.internal/settings")


def central():
    with urllib.request.urlopen(URL) as resp:
        return {i["name"]: i["id"] for i in json.load(resp)["items"]}


def main():
    wanted = central()
    drift = 0
    for key, value in wanted.items():
        have = defaults.VALUES.get(key)
        if have != value:
            print(f"{key}: is {have}, should be {value}")
            drift += 1
    raise SystemExit(min(drift, 100))


if __name__ == "__main__":
    main()
