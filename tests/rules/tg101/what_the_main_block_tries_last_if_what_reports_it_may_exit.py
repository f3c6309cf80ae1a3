# What the main block tries last, if what reports it may exit.
from tools import bootstrapping, exceptions

if __name__ == "__main__":
    try:
        bootstrapping.begin()
    except Exception as error:
        exceptions.HandleError(error, "tool")
