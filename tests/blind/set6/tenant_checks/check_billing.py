"""The billing of each tenant must be in balance."""
from tenant_api import settings

LIMIT = settings("billing")["limit"]


def check():
    return settings("balance")["difference"] <= LIMIT
