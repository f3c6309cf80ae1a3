"""The login page of each tenant must answer."""
from tenant_api import settings

PAGES = settings("pages")


def check():
    return bool(PAGES)
