"""Child processes, and the commands that they run."""

from guard_codemod.data.call import CHILD, COMMAND, FOREVER, LIKELY, NEVER, Call
from guard_codemod.lazy import regex

_KILLS = "kill"
"""What surely ends a process: one that hangs often ignores a request to end."""

CALLS = (
    Call("subprocess.run subprocess.call subprocess.check_call", blocks=FOREVER, on=CHILD),
    Call(
        """
        subprocess.check_output subprocess.getoutput subprocess.getstatusoutput
        commands.getoutput commands.getstatusoutput
        os.popen().close os.popen().read os.popen().readline os.popen().readlines
        """,
        blocks=FOREVER,
        on=CHILD,
        asks=True,
    ),
    Call("os.popen", blocks=LIKELY, on=CHILD, works=True, waits_when_left="child process"),
    Call("os.system", blocks=FOREVER, on=CHILD, in_c=COMMAND, works=True),
    Call("os.wait os.wait3 os.wait4 os.waitpid", blocks=FOREVER, on=CHILD),
    Call("os.spawn*", blocks=FOREVER, on=CHILD, works=True),
    Call(
        """
        subprocess.Popen().stdin.write subprocess.Popen().stdin.close
        subprocess.Popen().stdout.close subprocess.Popen().stderr.close subprocess.Popen().poll
        subprocess.Popen().kill subprocess.Popen().terminate subprocess.Popen().send_signal
        *process.poll *proc.poll
        """,
        blocks=NEVER,
    ),
    Call("subprocess.Popen", waits_when_left="child process"),
    Call("subprocess.Popen().wait", blocks=FOREVER, on=CHILD, timeout_at=0),
    Call("subprocess.Popen().communicate", blocks=FOREVER, on=CHILD, timeout_at=1, asks=True),
    Call("subprocess.Popen().*", blocks=LIKELY, on=CHILD),
    Call("subprocess.*", on=CHILD, works=True),
    Call("**.wait", blocks=LIKELY, timeout_at=0, ended_by=_KILLS),
    Call("**.communicate **.waitpid", blocks=LIKELY, ended_by=_KILLS),
    Call(
        """
        os.execl os.execle os.execlp os.execlpe os.execv os.execve os.execvp os.execvpe
        """,
        replaces=True,
        works=True,
    ),
    Call("os.kill", signal_at=1, works=True),
    Call("os.killpg", signal_at=1),
    Call("os.fork os.forkpty pty.fork", forks=True),
    Call(
        """
        daemon.DaemonContext daemon.daemon.DaemonContext daemon.runner.DaemonRunner
        pep3143daemon.DaemonContext daemonize.Daemonize daemoniker.Daemonizer daemonocle.Daemon
        koji.daemonize twisted.scripts._twistd_unix.daemonize
        """,
        daemonizes=True,
    ),
    Call("**.daemonize **.daemonise", may_daemonize=True),
)

ENDS_AT_ONCE = frozenset(
    """
    . : [ addr2line aplay arp basename beep cat cd chcp chgrp chkconfig chmod chown clear cls cmp
    color cp crontab cut date debdiff df diff dirname dmesg dmidecode dos2unix dpkg dpkg-query echo
    env ethtool export expr false file find getconf getent getfacl git gpasswd grep groupadd
    groupdel groups gunzip gzip head host hostname hostnamectl id ifconfig install ip ipconfig
    iptables iw jobs journalctl kill killall last ldconfig ldd ln locale localectl logger logname ls
    lsb_release lsblk lscpu lsmod lspci lsusb md5sum mkdir mkfifo mktemp mode modinfo modprobe mv
    netstat nm nproc nslookup nvidia-smi osascript paplay passwd patch pbcopy pbpaste pgrep pidof
    pkg-config pkill play play-sound-file printenv printf ps pwd readlink realpath reg renice reset
    rm rmdir rmmod route sc screencapture sed seq set setfacl setterm sha1sum sha256sum sort ss stat
    stty svn sw_vers sysctl systemctl tail tar taskkill tasklist test timedatectl title touch tput
    tr true tty tzutil ulimit umask uname uniq unzip uptime useradd userdel usermod users ver vol w
    wc where whereis which who whoami wmic xcode-select xcrun zip
    """.split()  # noqa: SIM905
)
"""Programs that end soon, whatever their arguments."""

REACHES_OUT = frozenset({"clone", "fetch", "ls-remote", "pull", "push", "submodule"})
"""What git, for one, asks a server for."""

_FOLLOWS = frozenset({"-f", "-F", "--follow"})

GOES_ON_WITH = {
    "git": REACHES_OUT,
    "svn": frozenset({"checkout", "ci", "co", "commit", "export", "import", "sw", "up", "update"}),
    "tail": _FOLLOWS,
    "journalctl": _FOLLOWS,
    "dmesg": frozenset({"-w", "--follow"}),
    "ip": frozenset({"monitor"}),
}
"""With one of these words, the program does not end soon."""

ENDS_WITH = {
    "ping": ("-c", "-w"),
    "curl": ("-m", "--max-time"),
    "timeout": ("",),
    "top": ("-n",),
}
"""What an argument of the program begins with that lets it end soon."""

SHELLS = frozenset({"ash", "bash", "cmd", "dash", "fish", "ksh", "sh", "tcsh", "zsh"})
"""Without arguments, they are for a person."""

ENDS_SOON = regex(
    r"""(?x) (?:docker|podman)(?:[\ -]compose)? (?:\ -\S+(?:\ [^\s-]\S*)??)*
    (?:\ (?:container|image|network|volume))?
    \ (?:down|images|info|inspect|kill|ls|port|prune|ps|rm|rmi|stop|tag|version)\b"""
)
"""A command, its words alone, that ends soon: a container is stopped within 10 seconds."""

FOR_A_PERSON = frozenset(
    """
    display emacs eog evince feh firefox gedit gnome-open less man more nano notepad open vi vim
    xdg-open
    """.split()  # noqa: SIM905
)
"""Editors and viewers: who starts one looks on."""

ASKS_A_SERVER = REACHES_OUT | {"curl", "ssh", "svn", "wget"}

MAY_WAIT = ASKS_A_SERVER | frozenset(
    """
    ansible ansible-playbook apt apt-get aria2c aws az borg brew buildah bundle cargo conda cvs
    dd dig dnf docker docker-compose expect flock fswatch ftp fusermount gcloud gh git-lfs gpg
    gsutil helm hg inotifywait java kinit kubectl ldapsearch lftp lpr mail mailx make mamba mc
    mongo mongodump mongorestore mongosh mount mpiexec mpirun msmtp mutt mysql mysqladmin
    mysqldump nc ncat netcat nmap node npm npx oc perl pg_basebackup pg_dump pg_dumpall
    pg_restore php ping pip pip3 pipx podman psql rclone redis-cli restic Rscript rsh rsync ruby
    s3cmd sbatch scp sendmail sftp singularity skopeo smbclient snmpget snmpwalk socat sqlcmd
    sqlplus srun ssh-copy-id sshfs sshpass su telnet terraform tftp tnsping umount uv uvx virsh
    autossh openconnect openvpn vpnc wait watch while xargs yarn yum
    """.split()  # noqa: SIM905
)
"""Programs that ask a server, wait for others, or run what nobody knows."""

WAITS_FOR_OTHERS = frozenset(
    """
    curl docker flock ftp inotifywait kubectl lftp mongo mongodump mongorestore mongosh mpiexec
    mpirun mysql mysqladmin mysqldump nc ncat netcat pg_basebackup pg_dump pg_dumpall pg_restore
    podman psql rclone rsh rsync scp sftp smbclient socat sqlplus srun ssh sshfs sshpass telnet
    autossh openconnect openvpn vpnc virsh wget
    """.split()  # noqa: SIM905
)
"""Those of which none has a limit below hours of its own, and each may wait that long."""

TELLS_OF_ITSELF = frozenset(
    {"--version", "--help", "-version", "-dumpversion", "-dumpmachine", "freeze"}
)
"""With one of these, any program ends at once."""

DOES_NOT_WAIT = frozenset(
    {"LOCK_NB", "LOCK_UN", "MSG_DONTWAIT", "P_DETACH", "P_NOWAIT", "P_NOWAITO", "WNOHANG"}
)
"""With one of these among its arguments, a call comes back at once."""

PROMPTS = regex(
    r"""(?x) python\d?\S*\ -i | \b(?:dmenu|fzf|rofi|wofi)\b\ (?!.*--filter)
    | \b(?:docker|kubectl|oc|podman)\ (?:\S+\ )*(?:exec|run)\ (?:\S+\ )*?-(?:it|ti)\b"""
)
"""A command, its words alone, that lets somebody type or choose."""

SHOWS = regex(
    r"""(?x) (?:call|run|system)\( \[? (?: .{,24} \b(?:EDITOR|PAGER|VISUAL)\b | ['"] (?:sudo\ )?
    (?: assistant | designer | dialog | editor | emacs | eog | evince | feh | gedit | gimp | gthumb
      | inkscape | kate | less | linguist | mcedit | more | mpv | mplayer | nano | okular
      | sensible-\w+ | vi | view | vim | vlc | whiptail | xpdf
      | tmux (?:',\ '|\ ) a\w* ) (?=[\ '"]) ) (?!.*-(?:batch|es)\b)"""
)
"""A call of a command with which somebody reads or types."""

EDITS = regex(
    r"""(?x) (?:[\w.]*(?:call|run|system)\( | \w+\ =\ )
    (?:\[\*? | f'\{)? [\w.]*editor\b (?:\(\))? (?=[] ,)}])"""
)
"""A call of the editor that somebody has chosen, or what makes such a command."""

SERVES = regex(
    r"""(?x) \b(?: (?:chainlit|flask|streamlit)\ run | uvicorn\ [\w.:] | gunicorn\ [\w.:-]
    | hypercorn\ \w | manage\.py\ runserver | jupyter[\ -](?:lab|notebook|server) | http\.server
    | npm\ (?:start|run\ (?:dev|serve|start)) | yarn\ (?:dev|start) | ngrok\ http
    | m\ [\w.]*[._](?:daemon|mcp|server)\b
    | (?:celery|rq)\ (?:\S+\ )*worker
    | docker[\ -]compose\ (?:\S+\ )*up\b(?!.*\ -(?:d|-detach)\b) )"""
)
"""A command, its words alone, that serves until it is stopped."""

FOLLOWS = regex(
    r"""(?x)
    \blogcat\b(?!.*\ -[dgcSt]\b)
    | \btail\ (?:-*\w+\ )*(?:-\w*[fF]\b|--follow)
    | \bjournalctl\ (?:-*\w+\ )*(?:-\w*f\b|--follow)
    | \bdmesg\ (?:-\S+\ )*(?:-\w*w\b|--follow)
    | \binotifywait\ (?:\S+\ )*(?:-\w*m\w*\b|--monitor)
    | \bdbus-monitor\b | \bpw-mon\b | \bpactl\ subscribe\b | \bxprop\ (?:\S+\ )*-spy\b
    | \b(?:udevadm|ip|gdbus|busctl|nmcli|upower|gio)\ (?:-\S+\ )*-*monitor\b
    | \bmosquitto_sub\b(?!.*\ -[CW]\b) | \b(?:docker|podman)\ events\b
    | \b(?:kubectl|docker|podman)\ (?:\S+\ )*logs\ (?:\S+\ )*(?:-f\b|--follow)
    """
)
"""A command, its words alone, that tells what happens until it is stopped."""
