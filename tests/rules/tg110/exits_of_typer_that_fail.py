# Exits of typer that fail, and a decorator that lets through.
import httpx
import typer
from loguru import logger

app = typer.Typer()


@app.command()
@logger.catch(reraise=True)
def sweep():
    try:
        httpx.delete("http://127.0.0.1/expired", timeout=None)
    except httpx.HTTPError as exc:
        typer.secho(f"failed: {exc}")
        raise typer.Exit(code=1)


if __name__ == "__main__":
    app()
