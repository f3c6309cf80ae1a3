# An exception of the file's own that ends the job.
import requests
import sys


class GatewayError(Exception):
    pass


def call(item):
    try:
        requests.get(item)
    except OSError as error:
        raise GatewayError(str(error)) from error


for item in items:
    try:
        call(item)
    except GatewayError as error:
        sys.exit(str(error))
