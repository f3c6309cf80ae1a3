from . import figures

TITLE = "Cash"
DATA = figures("cash")


def body():
    return DATA
