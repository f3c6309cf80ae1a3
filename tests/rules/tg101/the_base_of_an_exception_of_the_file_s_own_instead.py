# The base of an exception of the file's own instead.
import requests


class JobError(Exception):
    pass


class GatewayError(JobError):
    pass


class Gateway:
    def call(self, item):
        try:
            requests.get(item)
        except Exception:
            raise GatewayError


gateway = Gateway()
for item in items:
    try:
        gateway.call(item)
    except JobError as error:  # TG101
        print(error)
