"""Report the certificates that run out within a month."""
import datetime
import os
import ssl
import socket
import traceback

HOSTS = [os.environ.get("PEER_HOST", "www.corp.example")]
PORT = int(os.environ.get("PEER_PORT", "443"))
LIMIT = datetime.timedelta(days=30)


def expiry(host):
    context = ssl.create_default_context()
    with socket.create_connection((host, PORT)) as raw:
        with context.wrap_socket(raw, server_hostname=host) as tls:
            text = tls.getpeercert()["notAfter"]
    return datetime.datetime.strptime(text, "%b %d %H:%M:%S %Y %Z")


def main():
    now = datetime.datetime.utcnow()
    for host in HOSTS:
        left = expiry(host) - now
        if left < LIMIT:
            print(f"{host}: {left.days} days left")


if __name__ == "__main__":
    try:
        main()
    except Exception:
        traceback.print_exc()
