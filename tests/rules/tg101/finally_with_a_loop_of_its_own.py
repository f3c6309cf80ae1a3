# What leaves a loop inside of finally discards nothing.
import urllib.request

SHOPS = ["north", "south"]


def totals():
    found = {}
    for shop in SHOPS:
        try:
            found[shop] = urllib.request.urlopen(f"http://{shop}.internal/total").read()
        finally:
            for name in found:
                if name == "south":
                    continue
                print(name)
            if not found:
                print("nothing yet")
    return found


if __name__ == "__main__":
    print(totals())
