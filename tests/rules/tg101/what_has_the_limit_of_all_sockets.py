# What has the limit of all sockets.
import socket
import urllib.request

socket.setdefaulttimeout(2)

for url in urls:
    try:
        urllib.request.urlopen(url).read(100)
    except Exception as error:
        print(error)
