"""No tenant may be over its quota."""
from tenant_api import settings

QUOTA = settings("quota")


def check():
    return all(settings("usage")[name] <= size for name, size in QUOTA.items())
