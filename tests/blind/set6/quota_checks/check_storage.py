"""No customer may use more storage than he pays for."""
from customer_api import settings

QUOTA = settings("quota")


def check():
    return all(settings("usage")[name] <= size for name, size in QUOTA.items())
