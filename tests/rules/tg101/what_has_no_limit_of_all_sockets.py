# What has no limit of all sockets.
import socket
import urllib.request

socket.setdefaulttimeout(None)

for url in urls:
    try:
        urllib.request.urlopen(url).read(100)
    except Exception as error:  # TG101
        print(error)
