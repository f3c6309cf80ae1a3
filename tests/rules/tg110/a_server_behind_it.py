# A server behind it: the job has not ended.
import http.server
import urllib.request

if __name__ == "__main__":
    try:
        app = urllib.request.urlopen("http://127.0.0.1/").read()
    except Exception as error:
        app = error
    http.server.ThreadingHTTPServer(("", 80), app).serve_forever()
