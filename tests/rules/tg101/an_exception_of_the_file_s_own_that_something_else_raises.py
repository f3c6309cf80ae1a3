# An exception of the file's own that something else raises.
import requests


class GatewayError(Exception):
    pass


def call(item):
    try:
        number = int(item)
    except Exception as error:
        raise GatewayError(str(error)) from error
    requests.get(number)


for item in items:
    try:
        call(item)
    except GatewayError as error:
        print(error)
