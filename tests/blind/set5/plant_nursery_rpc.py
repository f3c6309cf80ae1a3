"""Nursery: stock per plot via the old XML-RPC service."""
import os
import xmlrpc.client


class Plots:
    def __init__(self, url):
        self.rpc = xmlrpc.client.ServerProxy(url, allow_none=True)

    def stock(self, plots):
        for plot in plots:
            try:
                stock = self.rpc.stock_of(plot)
            except xmlrpc.client.Fault as fault:
                print(f"plot {plot}: {fault.faultString}")
                continue
            except xmlrpc.client.ProtocolError as e:
                print(f"plot {plot}: HTTP {e.errcode}")
                continue
            yield plot, stock


def main():
    plots = Plots(os.environ.get("NURSERY_RPC", "http://rpc.nursery.internal"))
    with open("stock.txt", "w") as f:
        for plot, stock in plots.stock(range(1, 8)):
            f.write(f"{plot} {stock}\n")


if __name__ == "__main__":
    main()
