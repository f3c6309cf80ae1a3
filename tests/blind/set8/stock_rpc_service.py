"""Small XML-RPC service in front of the warehouse controller, for the old shop."""
import os
import socket
import threading
import xmlrpc.client
from xmlrpc.server import SimpleXMLRPCServer

PORT = int(os.environ.get("RPC_PORT", "8700"))


def stock(sku):
    """Stock of one article, straight from the controller."""
    addr = (os.environ.get("WMS_HOST", "wms01"), int(os.environ.get("WMS_PORT", "4001")))
    with socket.create_connection(addr) as sock:
        sock.sendall(f"STOCK {sku}\r\n".encode())
        return int(sock.makefile().readline())


def warm_up():
    """Ask for the best sellers once so that the controller has them at hand."""
    proxy = xmlrpc.client.ServerProxy(f"http://127.0.0.1:{PORT}")
    for sku in ("A1", "B2"):
        try:
            proxy.stock(sku)
        except (xmlrpc.client.Error, OSError):
            pass


def main():
    server = SimpleXMLRPCServer(("127.0.0.1", PORT), logRequests=False, allow_none=True)
    server.register_function(stock)
    threading.Thread(target=warm_up, daemon=True).start()
    server.serve_forever()


if __name__ == "__main__":
    main()
