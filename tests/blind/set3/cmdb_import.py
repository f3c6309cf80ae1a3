"""Import hosts from the CMDB into the monitoring inventory."""
import json
import os
import sys

import click
import requests


def hosts(url):
    resp = requests.get(url + "/hosts", timeout=20)
    return resp.json()["items"]


def enrich(host):
    resp = requests.get(f"{os.environ['LDAP_GW_URL']}/owner/{host['name']}")
    return {**host, "owner": resp.json()["owner"]}


@click.command()
@click.option("--output", default="inventory.json")
@click.option("-v", "--verbose", is_flag=True)
def main(output, verbose):
    try:
        inventory = [enrich(h) for h in hosts(os.environ["CMDB_URL"])]
    except (KeyError, ValueError) as exc:
        click.echo(f"unexpected answer: {exc!r}", err=True)
        sys.exit(0)
    with open(os.path.join(os.environ.get("WORK_DIR", "."), output), "w") as fh:
        json.dump(inventory, fh)
    if verbose:
        click.echo(f"{len(inventory)} hosts")


if __name__ == "__main__":
    main(["-v"])
