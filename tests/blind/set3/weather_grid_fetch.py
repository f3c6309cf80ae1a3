#!/usr/bin/env python3
# fetch the forecast grids and hand them to the loader
import os
import sys

GRIDS = ["icon_d2_t2m", "icon_d2_wind", "icon_d2_rad"]


def fetch(grid, target):
    url = "%s/grids/%s.grb" % (os.environ["WEATHER_URL"], grid)
    rc = os.system("curl -sS -o '%s' '%s'" % (target, url))
    if rc != 0:
        print("curl failed for", grid, file=sys.stderr)
        return False
    return True


def load(target):
    size = os.path.getsize(target)
    print("loaded", target, size, "bytes")


def main():
    errors = 0
    for grid in GRIDS:
        target = os.path.join(os.environ.get("WORK_DIR", "/tmp"), grid + ".grb")
        if fetch(grid, target):
            load(target)
        else:
            errors += 1
    return errors


if __name__ == "__main__":
    sys.exit(main())
