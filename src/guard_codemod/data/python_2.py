"""What only Python 2 has, and what only Python 3 has, by name."""

GONE_MODULES = frozenset(
    """
    BaseHTTPServer Bastion CGIHTTPServer ConfigParser Cookie DocXMLRPCServer FileDialog HTMLParser
    MimeWriter Queue ScrolledText SimpleDialog SimpleHTTPServer SimpleXMLRPCServer SocketServer
    StringIO Tix Tkconstants Tkinter UserDict UserList UserString __builtin__ anydbm cPickle
    cStringIO cookielib copy_reg dbhash dircache dumbdbm dummy_thread future_builtins
    htmlentitydefs htmllib httplib ihooks imputil mhlib mimetools mimify multifile popen2 posixfile
    rexec rfc822 robotparser sgmllib statvfs stringold strop tkColorChooser tkCommonDialog
    tkFileDialog tkFont tkMessageBox tkSimpleDialog urllib2 urlparse whichdb xmllib xmlrpclib
    """.split()  # noqa: SIM905
)
"""Modules whose names are so telling that an import says enough."""

GONE_MEMBERS = {
    "commands": "getoutput getstatus getstatusoutput mk2arg mkarg",
    "email": """
        Charset Encoders Errors Generator Header MIMEAudio MIMEBase MIMEImage MIMEMessage
        MIMEMultipart MIMENonMultipart MIMEText Message Parser Utils
    """,
    "exceptions": "Exception IOError ImportError OSError RuntimeError StandardError ValueError",
    "itertools": "ifilter ifilterfalse imap izip izip_longest",
    "md5": "md5 new",
    "new": "classobj code function instancemethod module",
    "operator": """
        delslice div getslice idiv isCallable isMappingType isNumberType isSequenceType irepeat
        repeat sequenceIncludes setslice
    """,
    "os.path": "walk",
    "os": "getcwdu popen2 popen3 popen4 tempnam tmpnam",
    "sets": "ImmutableSet Set",
    "sha": "new sha",
    "string": """
        atof atoi atol capitalize center count expandtabs find index join joinfields letters ljust
        lower lowercase lstrip maketrans replace rfind rindex rjust rsplit rstrip split splitfields
        strip swapcase translate upper uppercase zfill
    """,
    "sys": "exc_clear exc_traceback exc_type exc_value exitfunc maxint setdefaultencoding",
    "thread": "LockType allocate allocate_lock error get_ident start_new start_new_thread",
    "types": """
        BooleanType ClassType ComplexType DictType DictionaryType FileType FloatType InstanceType
        IntType ListType LongType ObjectType SliceType StringType StringTypes TupleType TypeType
        UnboundMethodType UnicodeType XRangeType
    """,
    "urllib": """
        FancyURLopener URLopener pathname2url quote quote_plus unquote unquote_plus url2pathname
        urlcleanup urlencode urlopen urlretrieve
    """,
}
"""What is gone of modules that are still there, or are called like many a module."""

GONE = frozenset(
    f"{module}.{member}" for module, members in GONE_MEMBERS.items() for member in members.split()
)

TYPES_OF_TEXT = frozenset({"basestring", "unicode"})
"""Built-ins that telling types apart needs, where that may be for both: to call one says more."""

TELLING_BUILTINS = TYPES_OF_TEXT | {"StandardError", "execfile", "raw_input", "unichr", "xrange"}
GONE_BUILTINS = TELLING_BUILTINS | frozenset(
    {"apply", "buffer", "cmp", "coerce", "file", "intern", "long", "reduce", "reload"}
)

GONE_METHODS = frozenset({"has_key", "iteritems", "iterkeys", "itervalues"}) | frozenset(
    {"viewitems", "viewkeys", "viewvalues"}
)
"""Methods of dictionaries. Those of pandas and `mailbox` include some of these names."""

DICTIONARIES = frozenset(
    """
    dict() collections.Counter() collections.OrderedDict() collections.defaultdict() globals()
    json.load() json.loads() locals() os.environ vars()
    """.split()  # noqa: SIM905
)

ABOUT_BOTH = (
    *("version_info", "hexversion", "python_version", "sys.version", "PY2", "PY3", "IS_PY"),
    *("import six", "from six", "from past", "from future", "from builtins", "import builtins"),
    *(
        "install_aliases",
        "_compat",
        ".compat",
        "import compat",
        "from compat",
        "exec(",
        "globals()[",
        "sys.modules[",
    ),
)
"""What the text of a file holds that may be for both."""

ONLY_PYTHON_3 = frozenset(
    """
    _thread asyncio configparser contextvars dataclasses graphlib html http pathlib queue secrets
    socketserver statistics tkinter tomllib urllib.error urllib.parse urllib.request xmlrpc zoneinfo
    importlib.metadata importlib.resources unittest.mock
    """.split()  # noqa: SIM905
)
