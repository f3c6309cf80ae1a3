"""Sections of the report."""
import os
import urllib.request

URL = os.environ.get("FIGURES_URL", "http://figures.internal")


def figures(name):
    with urllib.request.urlopen(f"{URL}/figures/{name}") as resp:
        return resp.read().decode()
