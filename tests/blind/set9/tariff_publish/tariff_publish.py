"""Publish the tariffs of the coming quarter on the web site."""
import json
import os
from pathlib import Path

import siteconfig

OUT = Path(os.environ.get("WORK_DIR", "/srv/www/tariffs"))


def page(tariff):
    lines = [f"<h1>{tariff['name']}</h1>", "<table>"]
    for zone in siteconfig.ZONES:
        lines.append(f"<tr><td>{zone}</td><td>{tariff['cents'][zone]}</td></tr>")
    lines.append("</table>")
    return "\n".join(lines)


def main():
    tariffs = json.loads((OUT / "tariffs.json").read_text())
    for tariff in tariffs:
        (OUT / f"{tariff['id']}.html").write_text(page(tariff))
    print(len(tariffs), "pages")


if __name__ == "__main__":
    main()
