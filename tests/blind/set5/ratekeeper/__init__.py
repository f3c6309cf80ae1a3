from .lookup import rates_for
