"""Rates by country."""
import json

from .source import current_sheet


def rates_for(country, sheet=json.loads(current_sheet())):
    return [r["rate"] for r in sheet if r["country"] == country]
