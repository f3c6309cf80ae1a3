"""Clients of servers, sockets, and files that may wait."""

from guard_codemod.data.call import (
    DESCRIPTORS,
    FILE,
    FOREVER,
    LIKELY,
    NETWORK,
    NEVER,
    SELDOM,
    SOCKET,
    WAIT,
    Call,
)

CALLS = (
    # A file may be on another machine, or a pipe, but most are not.
    Call("tarfile.open", blocks=SELDOM, on=FILE),
    Call(
        """
        requests.get requests.post requests.put requests.patch requests.delete requests.head
        requests.options requests.request
        requests.*ession().get requests.*ession().post requests.*ession().put
        requests.*ession().patch requests.*ession().delete requests.*ession().head
        requests.*ession().options requests.*ession().request requests.*ession().send
        """,
        blocks=FOREVER,
        on=NETWORK,
    ),
    Call("requests.*ession().*", blocks=NEVER),
    Call("requests.* httpx.* urllib3.*", works=True),
    # https://www.python-httpx.org/advanced/timeouts/
    Call(
        """
        httpx.get httpx.post httpx.put httpx.patch httpx.delete httpx.head httpx.options
        httpx.request httpx.stream
        httpx.Client().get httpx.Client().post httpx.Client().put httpx.Client().patch
        httpx.Client().delete httpx.Client().head httpx.Client().options httpx.Client().request
        httpx.Client().stream httpx.Client().send
        """,
        blocks=5,
        on=NETWORK,
    ),
    Call("httpx.*Client urllib3.*PoolManager", keeps_timeout=True),
    Call(
        """
        urllib3.request
        urllib3.*PoolManager().request urllib3.*PoolManager().request_encode_body
        urllib3.*PoolManager().request_encode_url urllib3.*PoolManager().urlopen
        """,
        blocks=FOREVER,
        on=NETWORK,
    ),
    Call(
        "urllib.request.urlopen urllib2.urlopen urllib.request.build_opener().open",
        blocks=FOREVER,
        on=NETWORK,
        timeout_at=2,
    ),
    Call("urllib.request.urlretrieve", blocks=FOREVER, on=NETWORK),
    # https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables
    Call("huggingface_hub.hf_hub_download", blocks=10, on=NETWORK),
    Call("**.urlopen **.urlretrieve", blocks=LIKELY, default_timeout=True),
    Call("xmlrpc.client.ServerProxy().*", blocks=FOREVER, on=NETWORK, default_timeout=True),
    Call(
        "http.client.HTTP*Connection().request http.client.HTTP*Connection().getresponse",
        blocks=FOREVER,
        on=NETWORK,
    ),
    Call("http.client.HTTP*Connection", keeps_timeout=True),
    Call("http.client.*", default_timeout=True),
    # They close the socket, and ask for nothing.
    Call(
        """
        http.client.HTTP*Connection().close poplib.POP3*().close ftplib.FTP*().close
        smtplib.SMTP*().close imaplib.IMAP4*().shutdown telnetlib.Telnet().close
        """,
        blocks=NEVER,
    ),
    Call(
        "smtplib.SMTP* ftplib.FTP* telnetlib.Telnet",
        blocks=FOREVER,
        on=NETWORK,
        needs_arguments=True,
        keeps_timeout=True,
    ),
    Call("imaplib.IMAP4* poplib.POP3*", blocks=FOREVER, on=NETWORK, keeps_timeout=True),
    Call("smtplib.* ftplib.* imaplib.* poplib.*", default_timeout=True, works=True),
    Call("telnetlib.* paramiko.* selenium.*", works=True),
    # It waits for the kernel, and half a minute at most for each answer:
    # https://docs.paramiko.org/en/stable/api/client.html#paramiko.client.SSHClient.connect
    Call("paramiko.SSHClient().connect", blocks=200, on=NETWORK),
    # https://github.com/fortra/impacket/blob/master/impacket/smbconnection.py
    Call("impacket.*.connect", blocks=60, on=NETWORK),
    # Five minutes for a page: https://developer.mozilla.org/en-US/docs/Web/WebDriver/Timeouts
    # Two for the driver: remote/client_config.py in https://github.com/SeleniumHQ/selenium
    Call("selenium.webdriver.*().get", blocks=300, on=NETWORK),
    Call("selenium.webdriver.*().* **.execute_script", blocks=120, on=NETWORK),
    # Its connection and its transfer have limits of their own, both without by default.
    Call(
        "pycurl.Curl().perform",
        blocks=FOREVER,
        on=NETWORK,
        in_c=WAIT,
        unless=r"\bTIMEOUT(?:_MS)?\b|LOW_SPEED_TIME",
    ),
    Call("websocket.create_connection websocket.WebSocket().recv", blocks=FOREVER, on=NETWORK),
    Call("websocket.create_connection().recv", blocks=FOREVER, on=NETWORK),
    Call("websocket.create_connection", keeps_timeout=True),
    Call(
        """
        boto3.client().can_paginate boto3.client().close boto3.client().exceptions.*
        boto3.client().generate_presigned_post boto3.client().generate_presigned_url
        boto3.client().get_paginator boto3.client().get_waiter boto3.client().meta.*
        """,
        blocks=NEVER,
    ),
    Call("boto3.client().*", blocks=300, on=NETWORK),
    Call("boto3.*", works=True),
    Call(
        "socket.create_connection",
        blocks=FOREVER,
        on=NETWORK,
        timeout_at=1,
        default_timeout=True,
        keeps_timeout=True,
        works=True,
    ),
    Call(
        """
        socket.socket().accept socket.socket().recv socket.socket().recv_into
        socket.socket().recvfrom
        socket.create_connection().recv socket.create_connection().recv_into
        """,
        blocks=FOREVER,
        on=SOCKET,
    ),
    # The kernel tries six times: tcp_syn_retries in man 7 tcp.
    Call("socket.socket().connect socket().connect **.connect_ex", blocks=130, on=SOCKET),
    # What they send is taken by the kernel, unless it is much.
    Call(
        """
        socket.socket().sendall socket.socket().send socket().sendall *socket.send *sock.send
        websocket.*().send
        """,
        blocks=SELDOM,
        on=SOCKET,
    ),
    Call("socket.socket().*", default_timeout=True),
    # The resolver gives up: man 5 resolv.conf.
    Call(
        """
        socket.getaddrinfo socket.getfqdn socket.gethostbyaddr socket.gethostbyname
        socket.gethostbyname_ex
        """,
        blocks=30,
        on=NETWORK,
    ),
    Call("select.select", blocks=FOREVER, on=DESCRIPTORS, timeout_at=3),
    Call("*sock.recv *socket.recv *connection.recv *conn.recv", receives=True),
    Call("**.connect", blocks=SELDOM, on=SOCKET, works=True),
    Call(
        "**.recv **.recvfrom **.recv_into **.accept **.sendall",
        blocks=LIKELY,
        on=SOCKET,
    ),
    Call("selectors.*Selector().select", blocks=FOREVER, on=DESCRIPTORS, timeout_at=0),
    Call("select.*poll().poll *poller.poll", blocks=FOREVER, on=DESCRIPTORS, timeout_at=0),
    Call("*consumer.poll", blocks=LIKELY, timeout_at=0),
    Call("**.login **.sendmail", blocks=LIKELY, works=True),
    Call("**.download **.upload", works=True),
    Call(
        """
        **.send_message **.makefile **.download_file
        **.upload_file **.exec_command
        *session.get *session.post *session.put *session.delete *session.head *session.request
        """,
        blocks=LIKELY,
    ),
    Call("**.getresponse **.retrbinary **.storbinary", blocks=LIKELY, default_timeout=True),
    Call("**.create_connection", works=True),
    Call(
        """
        **.makefile().read **.makefile().read1 **.makefile().readinto **.makefile().readline
        **.makefile().readlines
        *.rfile.read *.rfile.readline *.rfile.readlines
        """,
        blocks=LIKELY,
        on=SOCKET,
        receives=True,
    ),
    Call("serial.Serial().read*", blocks=FOREVER, on=NETWORK),
    Call("serial.Serial", keeps_timeout=True),
    Call("**.drain_events", blocks=FOREVER, on=NETWORK),
    Call("**.process_data_events", blocks=0, on=NETWORK, timeout_at=0, timeout_named="time_limit"),
    Call("**.settimeout **.setdefaulttimeout", limits_sockets=True),
)
"""Calls that wait for another machine."""
