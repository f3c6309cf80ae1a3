import os

import httpx
import typer

app = typer.Typer()


@app.command()
def sweep(limit: int = 100):
    """Remove expired coupons."""
    try:
        resp = httpx.delete(os.environ["API_URL"] + "/coupons/expired", params={"limit": limit}, timeout=None)
        resp.raise_for_status()
    except httpx.HTTPError as exc:
        typer.secho(f"sweep postponed: {exc}", fg="yellow")
        raise typer.Exit()
    typer.echo(f"{resp.json()['removed']} removed")


if __name__ == "__main__":
    app()
