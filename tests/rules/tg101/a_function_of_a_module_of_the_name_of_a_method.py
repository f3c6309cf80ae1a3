# A function of a module that nothing is known of: how certain it is does not come from a method.
import requests


class Device:
    def inventory(self):
        requests.get(self.url)


import stock

for one in things:
    try:
        stock.inventory()
    except OSError:  # TG101
        Device()
