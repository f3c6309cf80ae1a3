from . import figures

TITLE = "People"
DATA = figures("people")


def body():
    return DATA
