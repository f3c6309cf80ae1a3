from partner import settings


def split(orders):
    size = settings.CHUNK
    return [orders[i:i + size] for i in range(0, len(orders), size)]


def render(order):
    return f"{order['id']};{order['total']:.2f};{settings.CURRENCY}"
