# A method of several of that name.
import requests


class Device:
    def inventory(self):
        requests.get(self.url)


class Shelf:
    def inventory(self):
        return self.items


for one in things:
    try:
        one.inventory()
    except OSError:
        pass
