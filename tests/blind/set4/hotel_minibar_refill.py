"""Hotel: refill lists for the minibars, floor by floor, from the property management system."""
import os
from pathlib import Path
from typing import Optional

import requests
import typer

PMS = os.environ.get("PMS_URL", "http://pms.hotel.internal")
FULL = {"water": 2, "cola": 2, "beer": 2, "nuts": 1}

app = typer.Typer()


def missing(content: dict) -> dict:
    return {k: n - content.get(k, 0) for k, n in FULL.items() if content.get(k, 0) < n}


def refill(floor: int) -> list:
    data = requests.get(f"{PMS}/minibar/{floor}").json()
    rows = []
    for room in data["rooms"]:
        try:
            rows.append((room["number"], missing(room["content"])))
        except KeyError as e:
            typer.secho(f"room without {e}", fg="yellow")
    return rows


@app.command()
def lists(floors: int = 4, out: Optional[Path] = None):
    """one list per floor"""
    out = out or Path(os.environ.get("WORK_DIR", "."))
    for floor in range(1, floors + 1):
        rows = refill(floor)
        text = "\n".join(f"{n}: " + ", ".join(f"{v} {k}" for k, v in m.items()) for n, m in rows if m)
        (out / f"floor{floor}.txt").write_text(text + "\n")
        typer.echo(f"floor {floor}: {len(rows)} rooms")


if __name__ == "__main__":
    app()
