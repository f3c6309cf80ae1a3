# What a handler further inside raises again.
import errno
import subprocess
import urllib.request


def fail(error):
    raise RuntimeError(error)


class Job:
    def run(self, command):
        try:
            return subprocess.Popen(command).communicate()
        except OSError as error:
            fail(error)

    def ask(self, url):
        try:
            return urllib.request.urlopen("https://" + url).read()
        except urllib.error.URLError:  # TG101 (low)
            return None

    def attempt(self, command):
        try:
            subprocess.check_call(command)
        except OSError as error:
            if error.errno != errno.ENOENT:
                raise


for command in commands:
    job = Job()
    try:
        job.run(command)
    except Exception as error:  # TG101 (low)
        print(error)
    try:
        job.ask(command)
    except Exception as error_:  # TG101
        print(error_)
    try:
        job.attempt(command)
    except Exception as again:  # TG101 (low)
        print(again)
