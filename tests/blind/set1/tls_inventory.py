import logging
import os
import ssl
import urllib.error
import urllib.request

log = logging.getLogger("tls")
HOSTS = ["www", "shop", "mail"]


def main():
    ctx = ssl.create_default_context()
    ctx.check_hostname = False
    ctx.verify_mode = ssl.CERT_NONE
    bad = []
    for host in HOSTS:
        url = f"https://{os.environ['SVC_HOST']}:{os.environ['SVC_PORT']}/{host}"
        try:
            with urllib.request.urlopen(url, context=ctx) as r:
                log.info("%s %s", host, r.headers.get("Server"))
        except urllib.error.URLError as err:
            log.warning("%s: %s", host, err.reason)
            bad.append(host)
    if bad:
        raise SystemExit(f"not reachable: {bad}")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
