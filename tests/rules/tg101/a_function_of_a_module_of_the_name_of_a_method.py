# A function of a module, of the name of a method.
import requests


class Device:
    def inventory(self):
        requests.get(self.url)


import stock

for one in things:
    try:
        stock.inventory()
    except OSError:
        Device()
