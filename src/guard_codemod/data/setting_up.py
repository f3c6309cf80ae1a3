"""What sets a program up, registers something or builds it, and what returns soon."""

from guard_codemod.data.call import Call

CALLS = (
    Call(
        """
        **.basicConfig **.dictConfig **.fileConfig **.captureWarnings **.disable_warnings
        **.addLevelName **.addHandler **.addFilter
        **.setup_logging **.configure_logging **.init_logging
        **.debug **.info **.warning **.warn **.critical
        logging.* warnings.* log.* logger.* LOG.* LOGGER.* _logger.* _log.* loguru.logger.*
        structlog.* sys.path.* sys.path_hooks.* sys.meta_path.* sys.modules.* sys.set* sys._*
        sys.addaudithook site.* reload sys.stdout.reconfigure sys.stderr.reconfigure
        importlib.reload importlib.invalidate_caches
        os.environ.* os.environ().* os.putenv os.unsetenv os.umask environ.*
        atexit.* codecs.register* codecs.lookup*
        copyreg.* copy_reg.* mimetypes.* locale.* gettext.* faulthandler.* gc.* tracemalloc.*
        readline.* threading.settrace threading.setprofile threading.stack_size
        socket.setdefaulttimeout decimal.getcontext* decimal.setcontext
        signal.siginterrupt signal.set_wakeup_fd
        random.seed np.random.seed numpy.random.seed **.manual_seed **.set_seed
        **.load_dotenv **.find_dotenv **.filterwarnings **.simplefilter **.seterr
        **.set_printoptions **.set_option **.set_options **.set_default **.setdefault
        **.set_defaults **.set_context
        **.set_style **.set_theme **.set_palette **.rcdefaults **.rcParams.update
        matplotlib.use mpl.use plt.switch_backend plt.style.use matplotlib.pyplot.style.*
        matplotlib.pyplot.rc* matplotlib.pyplot.ion matplotlib.pyplot.ioff matplotlib.style.use
        django.setup django.conf.settings.configure settings.configure pkg_resources.*
        **.GLib.set_application_name **.GLib.set_prgname
        gi.require_version* pyximport.install colorama.init uvloop.install nest_asyncio.apply
        pytest.importorskip pytest.skip pytest.register_assert_rewrite mock.patch*
        **.*register* **.*Register* *registrar* **.init **.install_as_* boto3.setup_default_session
        """,
        sets_up=True,
    ),
    Call(
        """
        **.*monkeypatch* **.*monkey_patch* **.patch **.patch_all **.install **.install_*
        **.include_router **.autodiscover* **.mount **.init_app **.subscribe
        **.alias **.declare **.declare_namespace **.extend_path **.DEFINE_* **.define
        **.*deprecat* **.bind **.configure **._convert_ **.import_opt **.import_symbols
        **.export_symbols
        **.template.Library().* **.Library().filter **.Library().simple_tag **.Library().tag
        **.Library().inclusion_tag
        **.append **.extend **.update **.insert **.add **.remove **.discard **.pop **.popitem
        **.clear **.sort **.reverse
        **.setattr **.delattr **.__setattr__ **.__setitem__ **.update_wrapper **.wraps
        **.namedtuple **.TypeVar **.NewType **.model_rebuild **.update_forward_refs
        globals().* locals().* vars().* __import__ __import__().* super() super().* object.__*
        type.__* hasattr pyparsing.* **.ignore **.leaveWhitespace
        """,
        quiet=True,
    ),
    Call(
        """
        os.remove os.rename os.replace os.unlink os.rmdir os.removedirs os.makedirs os.mkdir
        os.chdir os.link os.symlink shutil.c* shutil.m* shutil.rmtree
        shutil.unpack_archive open io.open
        **.savefig svgwrite.Drawing().save openpyxl.Workbook().save docx.Document().save
        """,
        works=True,
    ),
    Call(
        """
        abs all any ascii bin bool bytearray bytes callable chr classmethod complex dict dir divmod
        enumerate filter float format frozenset getattr globals hasattr hash hex id int isinstance
        issubclass iter len list locals map max memoryview min next object oct ord pow property
        range repr reversed round set slice sorted staticmethod str sum super tuple type vars zip
        os.path.* os.getenv os.getcwd os.getpid os.getuid os.getlogin os.uname os.cpu_count
        os.fspath sys.* platform.* pathlib.Path pathlib.PurePath pathlib.Path.home pathlib.Path.cwd
        pathlib.Path().resolve pathlib.Path().absolute pathlib.Path().joinpath pathlib.Path().with_*
        pathlib.Path().expanduser argparse.* optparse.* getopt.* configparser.ConfigParser
        configparser.RawConfigParser logging.* warnings.*
        re.* string.* textwrap.* json.dumps json.loads struct.* base64.* hashlib.* hmac.* uuid.*
        secrets.* random.* collections.* itertools.* functools.* operator.* types.* typing.* enum.*
        dataclasses.* copy.* contextlib.* contextvars.* datetime.* time.time time.strftime
        time.localtime time.gmtime time.monotonic time.perf_counter zoneinfo.*
        decimal.* fractions.* math.* statistics.* socket.gethostname socket.socket threading.*
        queue.*
        **.format **.join **.split **.rsplit **.splitlines **.strip **.lstrip **.rstrip **.replace
        **.lower **.upper **.title **.encode **.decode **.startswith **.endswith **.partition
        **.rpartition **.zfill **.get **.keys **.values **.items **.copy **.index **.count
        _ **.gettext **.ngettext **.dgettext
        **.isoformat **.strftime **.parse_args **.parse_known_args **.error
        """,
        harmless=True,
    ),
    Call(
        """
        open io.open os.* shutil.* glob.* tempfile.* json.* yaml.* csv.* configparser.* importlib.*
        __import__ traceback.* signal.* errno.* inspect.* pickle.* xml.* time.* urllib.parse.*
        setattr delattr super super().* unicode long file pathlib.*
        **.read **.readline **.readlines **.write **.flush **.close **.group **.groups **.match
        **.search **.exists **.exception **.info **.debug **.error **.log **.cursor
        **.add_argument **.print_help **.start_soon distutils.spawn.find_executable
        """,
        quick=True,
    ),
)
