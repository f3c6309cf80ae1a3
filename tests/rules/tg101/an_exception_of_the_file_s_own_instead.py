# An exception of the file's own instead.
import requests


class GatewayError(Exception):
    pass


def call(item):
    try:
        requests.get(item)
    except requests.RequestException as error:
        raise GatewayError(str(error)) from error


for item in items:
    try:
        call(item)
    except (ValueError, GatewayError) as error:  # TG101
        print(error)
