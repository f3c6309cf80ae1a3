# Another server is asked, at module level.
import sys
import urllib.request

page = None
try:
    page = urllib.request.urlopen(primary)
except OSError:  # TG101
    print("not there")
if page is None:
    page = urllib.request.urlopen(secondary)
sys.exit(page.status)
