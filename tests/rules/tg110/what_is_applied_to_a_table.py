# What is applied to a table raises what it is given raises.
import urllib.request

import pandas


def look_up(name):
    return urllib.request.urlopen(f"http://127.0.0.1/{name}").read()


def main():
    names = pandas.Series(["a", "b"])
    print(names.apply(look_up))


if __name__ == "__main__":
    main()
