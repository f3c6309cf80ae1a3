"""No customer may send more mails than he pays for."""
from customer_api import settings


def check():
    return settings("mails")["sent"] <= settings("mails")["limit"]
