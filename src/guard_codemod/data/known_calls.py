"""Callables that are known by name, the file's import aliases and variables resolved.

A pattern is a dotted name in which ``*`` stands for anything, and ``**.`` in front for any owner or
none. ``Server().run`` is the method of a `Server` that the file makes, be it through a variable.
"""

import re
from functools import cached_property, lru_cache

_KEPT = 1000
"""How many names the answers are kept for."""


class Names:
    """The dotted names that match one of *patterns*. Compiled at first use, since most runs need few."""

    def __init__(self, patterns: str) -> None:
        self._patterns = patterns.split()
        self._is_known = lru_cache(_KEPT)(self._is_one)  # files call much the same

    def __contains__(self, name: str) -> bool:
        return self._is_known(name)

    def _is_one(self, name: str) -> bool:
        exact, last, expression = self._compiled
        if name in exact or name.rpartition(".")[2] in last:
            return True
        return expression is not None and expression.fullmatch(name) is not None

    @cached_property
    def _compiled(self) -> tuple[frozenset[str], frozenset[str], re.Pattern[str] | None]:
        """The names without a wildcard, those of methods of any owner, and an expression for all others."""
        exact = {pattern for pattern in self._patterns if "*" not in pattern}
        methods = {pattern for pattern in self._patterns if _OF_ANY_OWNER.fullmatch(pattern)}
        escaped = [
            re.escape(pattern) for pattern in self._patterns if pattern not in exact | methods
        ]
        others = "|".join(
            name.replace(r"\*\*\.", r"(?:.*\.)?").replace(r"\*", ".*") for name in escaped
        )
        last = frozenset(pattern.removeprefix("**.") for pattern in methods)
        return frozenset(exact), last, re.compile(others) if others else None


_OF_ANY_OWNER = re.compile(r"\*\*\.[^.*]+")


RUNS_TESTS = Names("""
    **.unittest.main **.unittest2.main unittest.*.main twisted.trial.*.main
    **.absltest.main **.googletest.main tf.test.main tensorflow.test.main
    pytest.main py.test.main py.test.cmdline.main pytest.cmdline.main
    nose.main nose.run nose.runmodule nose.core.main nose.core.runmodule
    doctest.testmod doctest.testfile doctest.run_docstring_examples
    **.run_unittest **.run_doctest **.run_module_suite **.run_tests
    **.TextTestRunner().run **.HTMLTestRunner().run **.XMLTestRunner().run
""")

DJANGO = Names("**.execute_from_command_line **.execute_manager")

SERVES = Names("""
    **.serve_forever **.run_app **.run_server **.run_wsgi_app **.serve_http **.run_simple
    **.start_consuming **.infinity_polling **.run_polling **.start_polling **.run_forever
    **.worker_main **.run_pending **.wait_for_termination **.loop_forever
    gunicorn.app.*run uvicorn.run uvicorn.Server().run uvicorn.Server().serve websockets.*serve
    hypercorn.*.serve waitress.serve bottle.run cherrypy.quickstart cherrypy.engine.block
    eventlet.wsgi.server meinheld.server.run http.server.test asyncore.loop web.application().run
    **.IOLoop.current().start **.IOLoop.instance().start twisted.internet.reactor.run
    rospy.spin rclpy.spin
    **.BlockingScheduler().start **.Flask().run **.Bottle().run **.Dash().run **.Sanic().run
    **.Quart().run **.Eve().run **.FastAPI().run **.Robyn().start **.SocketIO().run **.FastMCP().run
    **.create_app().run **.make_app().run **.make_app().listen
    discord.*Client().run discord.*Bot().run nextcord.*Bot().run disnake.*Bot().run
    telegram.*.start_polling telebot.TeleBot().polling pyrogram.Client().run slack_bolt.App().start
    gradio.*().launch nicegui.ui.run
""")
"""Servers, bots and schedulers: daemons, which a timeout would kill."""

WAITS_FOREVER = Names("asyncio.Future asyncio.Event().wait trio.sleep_forever anyio.sleep_forever")
"""What never comes if it is awaited where it is made, since nobody else knows it: a server idles."""

ENDS_A_WAIT = Names("""
    **.wait_for **.timeout **.timeout_at **.move_on_after **.move_on_at **.fail_after **.fail_at **.cancel
    signal.alarm signal.setitimer
""")
"""What ends an endless wait from outside."""

MAY_STOP = {"twisted.internet.reactor.run": "twisted.internet.reactor.stop"}
"""Loops that clients run as well: these stop them when they are done."""

LISTENS = re.compile(r"listen[A-Z_]\w*|listen|TCPServer|SSLServer|UDPServer")
"""What a server calls before it serves."""

SERVER_BASES = Names("gunicorn.app.*Application")
"""Base classes whose ``run`` serves."""

SERVER_NAMES = frozenset({"app", "application", "socketio", "api"})
SERVER_OPTIONS = frozenset(
    {"host", "port", "debug", "threaded", "reload", "use_reloader", "workers", "ssl_context"}
)
"""``app.run(debug=True)`` starts a development server, wherever `app` was imported from."""

LOOPS = Names("""
    **.mainloop **.MainLoop **.exec_ **.qApp.exec Gtk.main gtk.main gi.repository.Gtk.main
    **.QApplication().exec **.QCoreApplication().exec **.QGuiApplication().exec
    pyglet.app.run pgzrun.go arcade.run curses.wrapper
    **.interact IPython.embed IPython.start_ipython
""")
"""Loops that wait for somebody at a keyboard."""

LOOP_BASES = Names("**.App **.MDApp")
"""Base classes (kivy's, textual's) whose ``run`` is an interactive loop."""

RUNS_THE_PROGRAM = Names("""
    absl.app.run tf.app.run tf.compat.v1.app.run tensorflow.app.run tensorflow.compat.v1.app.run
    fire.Fire typer.run plac.call clize.run cyclopts.run defopt.run argh.dispatch_command argh.dispatch_commands
    twisted.internet.task.react **.Typer() **.Cyclopts() cyclopts.App()
""")
"""Runners of a command line: a call of one at module level is what makes a script a script."""

MAIN_NAMES = frozenset(
    {"main", "_main", "Main", "run_main", "main_cli", "cli", "run", "_run", "async_main", "amain"}
)
"""What a script's entry function is called."""

ENTRY_NAMES = MAIN_NAMES | {
    "Fire",
    "call",
    "dispatch_command",
    "dispatch_commands",
    "react",
    "app",
    "input",
    "raw_input",
}
"""What is called to run the script where its value is kept, as in ``code = main()``."""

COMMAND_LINE = Names("""
    sys.argv argparse.ArgumentParser optparse.OptionParser getopt.getopt getopt.gnu_getopt docopt.docopt plac.call
""")

PRINTS_OR_EXITS = Names("""
    print pprint.pprint input exit quit sys.exit os._exit sys.stdout.write sys.stderr.write traceback.print_exc
""")

WORKS = Names("""
    requests.* httpx.* urllib3.* urllib.request.urlopen urllib.request.urlretrieve urllib2.urlopen
    subprocess.* os.system os.popen os.exec* os.spawn* os.kill time.sleep open io.open input raw_input
    os.remove os.rename os.replace os.unlink os.rmdir os.removedirs os.makedirs os.mkdir os.chdir os.link os.symlink
    shutil.* socket.create_connection
    **.connect **.create_connection **.execute **.fetchall **.fetchone **.login **.sendmail
    **.read_sql **.read_csv **.read_excel **.read_parquet **.download **.upload
    boto3.* paramiko.* smtplib.* ftplib.* imaplib.* poplib.* telnetlib.* selenium.*
    psycopg.* psycopg2.* pymysql.* MySQLdb.* sqlite3.* cx_Oracle.* pyodbc.* redis.* pymongo.* kafka.* pika.*
""")
"""Calls that wait for something outside of the process, which is what a guard is there for."""

SETS_UP = Names("""
    **.basicConfig **.dictConfig **.fileConfig **.captureWarnings **.disable_warnings **.addLevelName
    **.addHandler **.addFilter
    **.setup_logging **.configure_logging **.init_logging
    **.debug **.info **.warning **.warn **.critical
    logging.* warnings.* log.* logger.* LOG.* LOGGER.* _logger.* _log.* loguru.logger.* structlog.*
    sys.path.* sys.path_hooks.* sys.meta_path.* sys.modules.* sys.set* sys._* sys.addaudithook site.* reload
    sys.stdout.reconfigure sys.stderr.reconfigure importlib.reload importlib.invalidate_caches
    os.environ.* os.environ().* os.putenv os.unsetenv os.umask environ.*
    atexit.* codecs.register* codecs.lookup*
    copyreg.* copy_reg.* mimetypes.* locale.* gettext.* faulthandler.* gc.* tracemalloc.* readline.*
    threading.settrace threading.setprofile threading.stack_size socket.setdefaulttimeout
    decimal.getcontext* decimal.setcontext signal.signal signal.siginterrupt signal.set_wakeup_fd
    random.seed np.random.seed numpy.random.seed **.manual_seed **.set_seed
    **.load_dotenv **.find_dotenv **.filterwarnings **.simplefilter **.seterr **.set_printoptions
    **.set_option **.set_options **.set_default **.setdefault **.set_defaults **.set_context
    **.set_style **.set_theme **.set_palette **.rcdefaults **.rcParams.update
    matplotlib.use mpl.use plt.switch_backend plt.style.use
    matplotlib.pyplot.style.* matplotlib.pyplot.rc* matplotlib.pyplot.ion matplotlib.pyplot.ioff matplotlib.style.use
    django.setup django.conf.settings.configure settings.configure pkg_resources.* gi.require_version
    pyximport.install colorama.init uvloop.install nest_asyncio.apply
    multiprocessing.freeze_support multiprocessing.set_start_method
    pytest.importorskip pytest.skip pytest.register_assert_rewrite mock.patch*
    **.*register* **.*Register* *registrar* **.init **.install_as_* boto3.setup_default_session
""")
"""Calls that set the program up, whatever stands behind them, and that do no work."""

_REGISTERS = """
    **.*monkeypatch* **.*monkey_patch* **.patch **.patch_all **.install **.install_*
    **.include_router **.autodiscover* **.mount **.init_app **.subscribe
    **.alias **.declare **.declare_namespace **.extend_path **.DEFINE_* **.define **.*deprecat*
    **.bind **.configure **._convert_ **.import_opt **.import_symbols **.export_symbols
"""
_BUILDS = """
    **.append **.extend **.update **.insert **.add **.remove **.discard **.pop **.popitem **.clear **.sort **.reverse
    **.setattr **.delattr **.__setattr__ **.__setitem__ **.update_wrapper **.wraps
    **.namedtuple **.TypeVar **.NewType **.model_rebuild **.update_forward_refs
    globals().* locals().* vars().* __import__ __import__().* super() super().* object.__* type.__*
"""
_QUIET = Names(_REGISTERS + _BUILDS)
_SETTER = re.compile(r"(?:.*\.)?(?:add|set|bind)(?:_\w+|[A-Z]\w*)")


def is_quiet(name: str) -> bool:
    """Whether a call by *name* sets up, registers or builds something, as far as its name tells."""
    if name in SETS_UP:
        return True
    return name not in WORKS and (name in _QUIET or _SETTER.fullmatch(name) is not None)


SOUNDS_LIKE_WORK = re.compile(
    r"run|main|start|launch|exec|serve|call|work|process|fire|cli", re.IGNORECASE
)
"""What a function is named that does more with a class than to register it."""

RUN_IN_A_THREAD = frozenset({"streamlit"})
"""Frameworks that execute the script in a thread, where ``signal.signal`` raises `ValueError`
(https://docs.python.org/3/library/signal.html#signal.signal)."""

FOR_SCHEDULERS = Names("airflow.*DAG airflow.*dag")
SETS_UP_A_PACKAGE = Names(
    "setuptools.*setup distutils.*setup skbuild.setup numpy.distutils.*setup cx_Freeze.setup"
)
MAKES_AN_APP = Names("""
    **.Flask() **.FastAPI() **.Bottle() **.Sanic() **.Quart() **.Celery() **.Dash() **.Starlette()
    **.get_wsgi_application()
""")

HARMLESS = Names("""
    abs all any ascii bin bool bytearray bytes callable chr classmethod complex dict dir divmod enumerate filter float
    format frozenset getattr globals hasattr hash hex id int isinstance issubclass iter len list locals map max
    memoryview min next object oct ord pow property range repr reversed round set slice sorted staticmethod str sum
    super tuple type vars zip
    os.path.* os.getenv os.getcwd os.getpid os.getuid os.getlogin os.uname os.cpu_count os.fspath sys.* platform.*
    pathlib.Path pathlib.PurePath pathlib.Path.home pathlib.Path.cwd pathlib.Path().resolve pathlib.Path().absolute
    pathlib.Path().joinpath pathlib.Path().with_* pathlib.Path().expanduser
    argparse.* optparse.* getopt.* configparser.ConfigParser configparser.RawConfigParser logging.* warnings.*
    re.* string.* textwrap.* json.dumps json.loads struct.* base64.* hashlib.* hmac.* uuid.* secrets.* random.*
    collections.* itertools.* functools.* operator.* types.* typing.* enum.* dataclasses.* copy.* contextlib.*
    datetime.* time.time time.strftime time.localtime time.gmtime time.monotonic time.perf_counter zoneinfo.*
    decimal.* fractions.* math.* statistics.* socket.gethostname socket.socket threading.* queue.*
    **.format **.join **.split **.rsplit **.splitlines **.strip **.lstrip **.rstrip **.replace **.lower **.upper
    **.title **.encode **.decode **.startswith **.endswith **.partition **.rpartition **.zfill **.get **.keys **.values
    **.items **.copy **.index **.count **.isoformat **.strftime **.parse_args **.parse_known_args **.error
""")
"""Calls that return at once, so that they may stand above the guard."""
