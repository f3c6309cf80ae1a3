"""Compute the reorder points of the articles from the sales forecast."""
import json
import os
import urllib.request

ARTICLES = ["schraube-4", "schraube-5", "mutter-4", "scheibe-4"]
LEAD_DAYS = 9


def forecast(base, article):
    with urllib.request.urlopen(f"{base}/forecast/{article}") as reply:
        return json.load(reply)["per_day"]


def reorder_points(base):
    points = {}
    for article in ARTICLES:
        per_day = None
        try:
            per_day = forecast(base, article)
        finally:
            if per_day is None:
                points[article] = 0
                continue
            points[article] = per_day * LEAD_DAYS
    return points


def main():
    base = os.environ.get("PLAN_URL", "http://plan.internal")
    points = reorder_points(base)
    for article, point in points.items():
        print(f"{article:12} {point:8.1f}")


if __name__ == "__main__":
    main()
