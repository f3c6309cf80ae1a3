"""Bring up the VPN client, probe the plant networks through it, and take it down."""
import os
import shlex
import socket
import subprocess
import sys
import time

VPN = shlex.split(os.environ.get("VPN", "openvpn --config plant.ovpn"))
NETWORKS = {"plant1": ("127.0.0.1", 9), "plant2": ("127.0.0.1", 13)}


def reachable(address):
    try:
        socket.create_connection(address, timeout=2).close()
        return True
    except ConnectionRefusedError:
        return False


def main():
    vpn = subprocess.Popen(VPN, stdin=subprocess.DEVNULL)
    try:
        missing = set(NETWORKS)
        while missing:
            missing = {name for name in missing if not reachable(NETWORKS[name])}
            time.sleep(0.5)
    finally:
        vpn.terminate()
        vpn.wait()
    print("all plants reachable")
    return 0


if __name__ == "__main__":
    sys.exit(main())
