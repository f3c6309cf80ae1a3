"""Cost report of the cloud accounts."""
import json
import os
import urllib.request

import click

URL = os.environ.get("COST_URL", "http://costs.internal")


def costs(account, month):
    with urllib.request.urlopen(f"{URL}/{account}/{month}") as resp:
        return json.load(resp)["items"]


@click.command()
@click.option("--month", default="2024-05", show_default=True)
@click.option("--account", "accounts", multiple=True, default=("prod", "dev"))
def report(month, accounts):
    """Print the costs per account."""
    total = 0.0
    for account in accounts:
        value = sum(item["usd"] for item in costs(account, month))
        total += value
        click.echo(f"{account:<10}{value:>12.2f}")
    click.echo(f"{'total':<10}{total:>12.2f}")
    if total > 50_000:
        raise click.ClickException("over budget")


if __name__ == "__main__":
    report()
