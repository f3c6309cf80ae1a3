"""Blood donation service: invite donors of the groups that run short."""
import json
import os
from pathlib import Path
from urllib.request import urlopen

import click

TEXT = "Dear {first} {last}, your blood group {group} is needed this week.\n"


def donors(base, group):
    with urlopen(f"{base}/donors?group={group}") as r:
        return json.load(r)["donors"]


def invite(out, donor, group):
    path = out / f"{donor['id']}.txt"
    path.write_text(TEXT.format(group=group, **donor))


@click.command()
@click.argument("groups", nargs=-1)
@click.option("--base", default=os.environ.get("DONOR_URL", "http://donors.internal"))
@click.option("--out", default=os.environ.get("WORK_DIR", "."), type=click.Path(path_type=Path, file_okay=False))
@click.option("--limit", default=50, show_default=True)
def main(groups, base, out, limit):
    try:
        for group in groups or ("0-", "A-"):
            n = 0
            for n, donor in enumerate(donors(base, group)[:limit], 1):
                invite(out, donor, group)
            click.echo(f"{group}: {n} invitations")
    except Exception as e:
        click.secho(f"invitations failed: {e}", fg="red", err=True)


if __name__ == "__main__":
    main()
