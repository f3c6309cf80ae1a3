"""Tram depot: list of the sheds and their free tracks."""
import os
import xmlrpc.client


class Depot:
    def __init__(self, url):
        self._rpc = xmlrpc.client.ServerProxy(url)

    def sheds(self):
        while True:
            try:
                return list(self._rpc.list_sheds())
            except xmlrpc.client.Fault as e:
                if e.faultCode != 429:
                    raise


def main():
    # the yard master prints this list for the night shift
    depot = Depot(os.environ.get("DEPOT_URL", "http://depot.internal/RPC2"))
    n = 0
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "sheds.txt"), "w") as f:
        for n, shed in enumerate(depot.sheds(), 1):
            f.write(f"{n} {shed}\n")
    print(n, "sheds")


if __name__ == "__main__":
    main()
