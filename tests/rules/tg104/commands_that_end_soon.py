"""Commands that end soon, however their text is put together."""

import os
import shlex
import sys

CLEAR = "clear" if os.name == "posix" else "cls"
LOG = "/var/log/job.log"


def run(command):
    return os.system(command)


def convert(names):
    command = "rsync -a /srv /backup"
    print(command)
    command = "sed -i 's/a/b/' %s" % LOG
    os.system(command)
    os.system(command + " > /dev/null 2>&1")
    for name in names:
        os.system("cp -f {} /tmp/{}".format(name, shlex.quote(name)))
        os.system("tar -czf " + name + ".tar.gz " + name)
        os.system(f"cd {name} && gzip -9 *.log; ls | wc -l")
    if names:
        stamp = f"date >> {LOG}"
    else:
        stamp = "touch " + LOG
    os.system(stamp)


def beep():
    for player in ("aplay", "paplay", "play"):
        if not os.system("%s '%s' 2>/dev/null" % (player, "beep.wav")):
            return


def main():
    os.system(CLEAR)
    os.system("stty sane")
    os.system("git status --short")
    os.system("gcc -dumpversion")
    os.system("ping -c 3 127.0.0.1")
    os.system("timeout 60 rsync -a /srv /backup")
    os.system("curl --max-time 10 http://127.0.0.1/")
    os.system("sudo -n chmod 666 /tmp/*.log")
    os.system("sudo -u backup nice -n 19 gzip /tmp/out")
    os.system("echo 'done; now wait'")
    os.system("cat > /tmp/out <<END\nsleep 60\nEND")
    os.system("if test -f x; then rm x; fi")
    os.system("rsync -a /srv /backup &")
    os.system("bash")
    os.system("less " + LOG)
    run("mkdir -p /tmp/out")
    run("rm -f %s" % LOG)
    convert(sys.argv[1:])
    beep()


if __name__ == "__main__":
    main()
