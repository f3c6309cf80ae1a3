import os

import click
import requests


@click.command()
@click.option("--shop", multiple=True, default=["de", "at"])
def cli(shop):
    for s in shop:
        try:
            r = requests.get(f"{os.environ['STATUS_URL']}/{s}", timeout=4)
            r.raise_for_status()
        except requests.RequestException as exc:
            raise click.ClickException(str(exc))
        click.echo(f"{s}: {r.json()['status']}")


if __name__ == "__main__":
    cli()
