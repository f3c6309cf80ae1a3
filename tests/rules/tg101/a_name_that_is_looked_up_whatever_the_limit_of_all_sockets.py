# A name that is looked up, whatever the limit of all sockets.
import socket

socket.setdefaulttimeout(2)

for host in hosts:
    try:
        socket.getaddrinfo(host, 80)
    except Exception as error:  # TG101
        print(error)
