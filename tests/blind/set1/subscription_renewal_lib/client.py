import http.client

from .retrying import retry


class Billing:
    def __init__(self, host, port):
        self.host = host
        self.port = port

    @retry(times=4, delay=1.0)
    def renew(self, customer):
        conn = http.client.HTTPConnection(self.host, self.port)
        conn.request("POST", f"/renew/{customer}")
        resp = conn.getresponse()
        resp.read()
        conn.close()
        return resp.status == 200
