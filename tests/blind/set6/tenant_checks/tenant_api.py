"""Access to the tenants' settings."""
import json
import os
import urllib.request


def settings(area):
    base = os.environ.get("TENANT_URL", "http://tenants.internal")
    with urllib.request.urlopen(f"{base}/settings/{area}") as reply:
        return json.load(reply)
