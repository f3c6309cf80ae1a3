"""Load the TV listings of a day."""
import json
import os
from urllib.request import urlopen

import click

API = os.environ.get("API_URL", "http://listings.tv.example")
CHANNELS = ("one", "two", "kids")


def listing(channel, day):
    with urlopen(f"{API}/{channel}/{day}") as resp:
        return json.load(resp)


@click.command()
@click.option("--day", default="today", show_default=True)
@click.option("--out", type=click.Path(), default=os.environ.get("WORK_DIR", "."))
def cli(day, out):
    for channel in CHANNELS:
        shows = listing(channel, day)
        with open(os.path.join(out, f"{channel}.json"), "w") as fh:
            json.dump(shows, fh)
        click.echo(f"{channel}: {len(shows)} shows")


if __name__ == "__main__":
    cli()
