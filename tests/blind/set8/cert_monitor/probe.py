"""HTTP probes used by the monitoring jobs."""
import urllib.error
import urllib.request


def status(url):
    """Return the status code of the page."""
    try:
        with urllib.request.urlopen(url) as resp:
            resp.read(1024)
            return resp.status
    except urllib.error.HTTPError as exc:
        return exc.code
