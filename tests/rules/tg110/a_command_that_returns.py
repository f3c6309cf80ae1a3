# A command that returns ends with status 0.
import click
import requests


@click.command()
def main():
    try:
        requests.get("http://127.0.0.1/")
    except requests.RequestException as error:  # TG110
        click.echo(f"failed: {error}")


if __name__ == "__main__":
    main()
