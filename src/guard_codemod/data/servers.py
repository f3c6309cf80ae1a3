"""What runs until it is stopped, runs tests, or runs the whole program."""

from guard_codemod.data.call import (
    APPLICATION,
    DAEMON,
    DAG,
    DJANGO,
    GUI,
    PACKAGE,
    PROGRAM,
    SERVER,
    SERVICE,
    TESTS,
    Call,
)

_REACTOR = "twisted.internet.reactor"

CALLS = (
    Call("**.execute_from_command_line **.execute_manager", runs=DJANGO),
    # A call of one at module level is what makes a script a script.
    Call(
        """
        absl.app.run tf.app.run tf.compat.v1.app.run tensorflow.app.run
        tensorflow.compat.v1.app.run fire.Fire typer.run plac.call clize.run cyclopts.run
        defopt.run argh.dispatch_command argh.dispatch_commands twisted.internet.task.react
        **.Typer() **.Cyclopts() cyclopts.App()
        """,
        runs=PROGRAM,
    ),
    # Clients run it as well, and stop it when they are done.
    Call(f"{_REACTOR}.run", runs=SERVER, stopped_by=f"{_REACTOR}.stop"),
    # Servers, bots and schedulers: daemons, which a timeout would kill
    Call(
        """
        **.serve_forever **.run_app **.run_server **.run_wsgi_app **.serve_http **.run_simple
        **.start_consuming **.infinity_polling **.run_polling **.start_polling **.run_forever
        **.worker_main **.run_pending **.wait_for_termination **.loop_forever **.serve
        **.requestLoop **.serveSimple roslaunch.main rosmaster.*main
        salt.scripts.salt_m* hypercorn.__main__.main jupyterlab.labapp.main jupyterhub.app.main
        locust.main.main circus.circusd.main errbot.cli.main daphne.cli.*.entrypoint
        gunicorn.app.*run uvicorn.run uvicorn.Server().run
        uvicorn.Server().serve websockets.*serve
        hypercorn.*.serve waitress.serve **.bottle.run cherrypy.quickstart engine.block
        **.engine.block **.CherryPyWSGIServer().start cheroot.*Server().start bjoern.run
        mcp.server.stdio.stdio_server **.run_stdio **.run_stdio_async
        **.serve_stdio **.Processor.launch
        prefect.agent.*Agent().start bacpypes.core.run flup.server.*.WSGIServer().run
        web.httpserver.runsimple klein.run klein.Klein().run
        connexion.*App().run remi.start zerorpc.Server().run **.ThreadedServer().start
        **.ThreadPoolServer().start **.ForkingServer().start **.process_forever
        **.run_until_shutdown **.io_loop.start aiosmtpd.main.main mitmproxy.tools.main.*
        eventlet.wsgi.server meinheld.server.run http.server.test asyncore.loop
        web.application().run **.IOLoop().start **.*graft_and_start
        **.IOLoop.current().start **.IOLoop.instance().start
        rospy.spin rclpy.spin **.BlockingScheduler().start
        **.Flask().run **.Bottle().run **.Dash().run **.Sanic().run **.Quart().run **.Eve().run
        **.FastAPI().run **.Robyn().start **.SocketIO().run **.FastMCP().run
        **.create_app().run **.make_app().run **.make_app().listen
        **.start_webhook **.run_webhook **.sync_forever **.call_on_each_message
        **.call_on_each_event hikari.*Bot().run interactions.Client().start
        paho.mqtt.subscribe.callback **.start_io
        **.start_ws **.startMainEventLoop **.start_event_loop **.run_event_loop
        discord.*Client().run discord.*Bot().run nextcord.*Bot().run disnake.*Bot().run
        telegram.*.start_polling telebot.TeleBot().polling pyrogram.Client().run
        circuits.*().run
        slack_bolt.*App().start gradio.*().launch gradio.*().queue().launch nicegui.ui.run
        mcp.server.*.*Server().run mcp.server.*Server().run *mcp.*().run_stdio*
        fastmcp.*().run_async fastmcp.*().run_*_async mcp.server.fastmcp.FastMCP().run_*_async
        panel.*().show panel.serve uvicorn.main **.waitress.create_server().run
        slixmpp.*().process irc.bot.*().start irc.client.*().process_forever sopel.cli.run.main
        twitchio.*Bot().run twitchio.*Client().run itchat.run rubpy.*Client().run
        mattermostdriver.*Driver().init_websocket mastodon.Mastodon().stream_* Milter.runmilter
        wechaty.Wechaty().start opsdroid.core.OpsDroid().run hikari.*Bot().run
        pygls.*LanguageServer().start_* pymodbus.*Start*Server dnslib.server.DNSServer().start_*
        socketio.*Client().wait h2o_wave.main pywebio.*start_server pywebio.*path_deploy
        shiny.run_app shiny.App().run taipy.*Gui().run taipy.*().run litserve.LitServer().run
        japronto.Application().run vibora.Vibora().run microdot.*Microdot().run
        blacksheep.*Application().start flaskwebgui.FlaskUI().run justpy.justpy
        chainlit.cli.* streamlit.web.cli.main streamlit.web.bootstrap.run streamlit.cli.main
        streamlit.set_page_config
        solara.__main__.main voila.app.main mesop.cli.* tensorboard.main.run_main
        notebook.*.main notebook.*.launch_new_instance jupyter_server.*.main
        **.IPKernelApp.launch_instance jupyter_server.*.launch_instance
        homeassistant.__main__.main esphome.dashboard.* octoprint.main proxy.main proxy.sleep_loop
        hupper.start_reloader pyramid.scripts.pserve.main circus.get_arbiter().start
        honcho.manager.Manager().loop sqlite_web.*.main flower.*Command().* dramatiq.cli.main
        huey.consumer.Consumer().run huey.bin.huey_consumer.consumer_main **.create_consumer().run
        pipecat.runner.run.main llama_cpp.server.__main__.main vllm.entrypoints.*.run_server
        http.server.test **.litestar.run ray.serve.run_forever granian.*().serve
        aiorun.run nonebot.run acp.run_agent lark_oapi.ws.Client().start botpy.Client().run
        socketify.App().run htag.*().run trio_websocket.serve_websocket
        nautilus_trader.*Node().run pyftpdlib.servers.*().serve_forever
        stomp_server.*.main kopf.run kopf.*operator opcua.*.iet autobahn.*Runner().run
        crossbar.run buildbot.scripts.*.start errbot.*.main radicale.__main__.run
        wsgidav.server.server_cli.run pywb.*.wayback devpi_server.main.main pypiserver.__main__.main
        """,
        runs=SERVER,
    ),
    # Consumers, observers and bots
    Call(
        """
        **.run_until_disconnected **.run_until_closed **.wait_closed **.connect_and_listen
        **.SocketModeHandler().start **.Updater().idle pyrogram.idle **.longpoll.listen()
        **.VkLongPoll().listen() **.VkBotLongPoll().listen() **.pubsub().listen()
        **.PubSub().listen()
        **.Observer().join **.Listener().join pyinotify.*Notifier().loop **.ThreadedNotifier().join
        **.Inotify().event_gen() **.InotifyTree().event_gen() **.InputDevice().read_loop()
        **.InputDevice().async_read_loop() watchfiles.watch() watchfiles.awatch()
        watchfiles.run_process watchgod.*watch() keyboard.wait mouse.wait gpiozero.pause
        **.stream.comments() **.stream.submissions() **.events() **.Notify().loop
        **.ConsumerMixin().run **.Celery().start **.Celery().Worker().start celery.bin.*.main
        zmq.proxy zmq.device zmq.proxy_steerable
        **.BPF().trace_print **.trace_print **.Consumer().run_forever nameko.cli.main.main
        twisted.scripts.twistd.run **.run_twistd* *asyncore*.loop
        **.run_blocking **.run_daemon **.run_with_daemon rdh.run_harness **.start_daemon
        bluetooth.advertise_service supervisor.supervisord.main
        **.Arbiter.load_from_config().start **.create_consumer().run
        **.GeventScheduler().start().join
        llfuse.main pyfuse3.main fuse.FUSE fusepy.FUSE mfusepy.FUSE **.*Server() **.open_input()
        mido.ports.multi_receive() **.*Launcher().wait **.launcher.wait cotyledon.*().run
        oslo_service.*.launch().wait faust.App().main **.GlobalHotKeys().join
        temporalio.*Worker().run hatchet_sdk.*.start taskiq.*.run_receiver_task saq.*Worker().start
        procrastinate.*App().run_worker* faststream.FastStream().run **.SocketModeHandler().connect
        tweepy.*Stream*().filter tweepy.*Stream*().sample **.subscribe() websockets.*connect()
        **.ws_connect() **.loop_blocking **.bot.polling **.*Bot().polling dora.Node()
        """,
        runs=SERVICE,
    ),
    Call(
        "**.Worker().work **.SimpleWorker().work arq.*run_worker", runs=SERVICE, ends_with="burst"
    ),
    Call(
        "pyshark.LiveCapture().apply_on_packets pyshark.LiveCapture().sniff_continuously()",
        runs=SERVICE,
        ends_with="packet_count timeout",
    ),
    Call("**.KafkaConsumer()", runs=SERVICE, ends_with="consumer_timeout_ms"),
    Call("**.AIOKafkaConsumer()", runs=SERVICE),
    Call("**.Watch().stream()", runs=SERVICE, ends_with="timeout_seconds"),
    Call("scapy.*sniff scapy.*sendpfast", runs=SERVICE, ends_with="count timeout stop_filter"),
    Call(
        """
        gunicorn.app.*Application Ice.Application jupyter_server.*ServerApp
        jupyter_server.*ExtensionApp jupyterlab.*LabApp jupyterlab_server.*App
        """,
        subclasses_run=SERVER,
    ),
    Call("kombu.mixins.Consumer*Mixin celery.*Consumer*Mixin **.PMDA", subclasses_run=SERVICE),
    Call(
        """
        daemon.DaemonContext daemon.daemon.DaemonContext daemon.runner.DaemonRunner
        daemonize.Daemonize **.*Daemon().run daemon.run koji.daemonize **.daemonize
        **.daemonise **.become_daemon
        """,
        runs=DAEMON,
        ends_with="detach_process",
    ),
    # What a loop without a way out waits for
    Call(
        """
        **.accept **.accept_connection **.recvfrom **.recvfrom_into **.recvmsg **.recv
        **.recv_multipart **.recv_pyobj **.recv_json **.recv_string **.handle_request
        **.receive_message **.receive_messages **.poll **.perf_buffer_poll **.ring_buffer_poll
        **.kprobe_poll **.trace_fields **.epoll_wait **.select select.select **.drain_events
        **.get_message **.blpop **.brpop **.bzpopmin **.xread **.xreadgroup **.getUpdates
        **.get_updates **.next_event **.wait_for_edge **.wait_for_event **.wait_for_press
        **.process_data_events **.rtm_read rospy.is_shutdown
        pyroute2.*Socket().get **.listener.wait sys.stdin.readline
        """,
        awaits=SERVICE,
    ),
    Call(
        """
        pygame.event.* pg.event.* pygame.display.flip pygame.display.update cv2.waitKey*
        cv.waitKey* **.getch **.get_wch **.getkey **.wgetch **.inkey **.poll_event
        **.peek_event msvcrt.getwch **.prompt **.PromptSession().prompt plt.pause
        matplotlib.pyplot.pause **.update_idletasks
        turtle.update turtle.Screen().update **.WindowShouldClose **.window_should_close
        **.begin_drawing **.window.read **.Window().read **.read_all_windows
        **.RenderWindow().display
        """,
        awaits=GUI,
    ),
    # Of kivy, textual, npyscreen and GTK
    Call(
        """
        **.App **.MDApp **.NPSApp* **.Gtk.Application **.Gio.Application **.Adw.Application
        **.Gtk.Dialog
        **.Gtk.*Dialog gtk.Dialog gtk.*Dialog **.ShowBase
        """,
        subclasses_run=GUI,
    ),
    # It asks if it is given no arguments.
    Call("cliff.app.App", subclasses_run=PROGRAM),
    Call(
        """
        **.listen **.listen_* **.listenMulticast **.listenSSL **.listenTCP **.listenUDP
        **.listenUNIX **.listenUNIXDatagram **.listenWith **.TCPServer **.SSLServer **.UDPServer
        **.start_http_server **.start_wsgi_server **.start_server **.loop_start
        **.add_event_detect **.Observer().start **.Listener().start **.BackgroundScheduler().start
        **.AsyncIOScheduler().start **.add_message_handler **.message_callback_add
        **.start_unix_server **.create_unix_server
        **.StandardIO **.ReconnectingClientFactory **.IRCClient connector.connect
        """,
        listens=True,
    ),
    # Loops that wait for somebody at a keyboard
    Call(
        """
        **.mainloop **.mainLoop **.main_loop **.MainLoop **.MainLoop().run **.exec_ **.exec_loop
        **.Gtk.main gtk.main **.cmdloop **.cmdqueue_loop pyglet.app.run pgzrun.go arcade.run
        curses.wrapper curses.initscr turtle.done **.exitonclick **.Screen().exitonclick
        **.interact IPython.start_ipython **.start_dearpygui webview.start eel.start
        **._runscript **.run_repl **.start_repl **.run_shell **.start_shell mininet.*CLI
        **.Icon().run **.WidgetPreview().run
        rumps.App().run **.GlutMainLoop **.glutMainLoop **.ConsoleMenu().show
        **.CursesMenu().show **.run_interactive npyscreen.wrapper* **.NPSApp*().run
        prompt_toolkit.*Application().run prompt_toolkit.prompt prompt_toolkit.*.prompt
        prompt_toolkit.*choice prompt_toolkit.*confirm prompt_toolkit.*_dialog().run
        **.MainLoop.new().run **.SnackScreen asciimatics.screen.Screen.wrapper py_cui.PyCUI().start
        pytermgui.WindowManager().run textual.*App().run **.runTouchApp guizero.App().display
        **.QtApplication().start **.configure_traits **.mlab.show vispy.app.run glumpy.app.run
        **.vtkRenderWindowInteractor().Start open3d.visualization.draw
        open3d.visualization.draw_geometries* napari.run **.ShowBase().run ursina.Ursina().run
        **.director.run pyxel.run pyxel.show ppb.run p5.run **.run_window_config flet.app flet.run
        termbox.Termbox **.Applet.factory_main **.MessageLoop **.runEventLoop
        **.runConsoleEventLoop idlelib.pyshell.main
        bearlibterminal.terminal.open **.console_init_root tcod.context.new*
        asciimatics.screen.Screen.open asciimatics.screen.ManagedScreen
        open3d.visualization.*Visualizer*().run open3d.visualization.gui.*.run
        imgui_bundle.*.run glfw.create_window sdl2.ext.Window mujoco.viewer.launch
        pyqtgraph.*exec* thonny.launch spyder.app.*.main **.reference_viewer
        IPython.terminal.ipapp.* IPython.start_kernel pgcli.main.cli ptpython.*.main
        autogen.*().initiate_chat **.reactpy.run trame.*().start **.get_server().start
        silx.app.*.main pymol.launch pymol.finish_launching vtkmodules.*Interactor().Start
        **.vtkRenderWindowInteractor().Start **.easygui_qt.* dearpygui.*.start_dearpygui
        enaml.*Application().start manimlib.__main__.main pyray.init_window raylib.InitWindow
        ursina.Ursina().run harfang.WindowSystemInit panda3d.*.run direct.*ShowBase().run
        breakpoint **.set_trace speech_recognition.Microphone
        **.taskMgr.run newton.examples.run viser.*().sleep_forever pyrender.Viewer
        pydoc.pager polyscope.show fury.window.show rendercanvas.*.loop.run wgpu.gui.*.run
        """,
        runs=GUI,
    ),
    # Without a screen, both draw for a file.
    Call("pygame.display.set_mode pg.display.set_mode", runs=GUI, unless="dummy|image[.]save"),
    Call("pyvista.Plotter().show", runs=GUI, unless="(?i)off_screen"),
    # A program may have nothing but callbacks, the last of which ends it.
    Call("**.GLib.MainLoop* **.GObject.MainLoop* gobject.MainLoop*", stopped_by=".quit"),
    Call("asyncio.*loop().run_forever", stopped_by="loop().stop"),
    Call("**.loop.run **.mainloop.run", runs=GUI, needs_no_arguments=True, stopped_by=".quit"),
    Call(
        "matplotlib.pyplot.show matplotlib.pylab.show pylab.show plt.show",
        runs=GUI,
        ends_with="block",
    ),
    Call("**.show_gui", runs=GUI, ends_with="block blocking"),
    Call("vedo.show vedo.Plotter().show", runs=GUI, ends_with="interactive offscreen"),
    Call("bokeh.server.server.Server().run_until_shutdown", runs=SERVER),
    Call("cv2.waitKey cv2.waitKeyEx", runs=GUI, awaits=GUI, needs_no_arguments=True),
    Call("**.embed **.shell **.repl", runs=GUI, needs_no_arguments=True),
    # Of Qt: ``exec`` of something else is given what to execute.
    Call("**.exec", runs=GUI, needs_no_arguments=True),
    Call(
        """
        **.unittest.main **.unittest2.main unittest.*.main twisted.trial.*.main
        **.absltest.main **.googletest.main tf.test.main tensorflow.test.main
        pytest.main py.test.main py.test.cmdline.main pytest.cmdline.main
        nose.main nose.run nose.runmodule nose.core.main nose.core.runmodule
        doctest.testmod doctest.testfile doctest.run_docstring_examples
        **.run_unittest **.run_doctest **.run_module_suite run_tests *test*.run_tests
        *Test*.run_tests
        **.TextTestRunner().run **.HTMLTestRunner().run **.XMLTestRunner().run
        """,
        runs=TESTS,
    ),
    Call(
        """
        **.Flask **.FastAPI **.Bottle **.Sanic **.Quart **.Celery **.Dash **.Starlette
        **.get_wsgi_application flask*Blueprint fastapi*APIRouter sanic*Blueprint
        quart*Blueprint aiohttp.web.RouteTableDef
        """,
        makes=APPLICATION,
    ),
    Call("airflow.*DAG airflow.*dag", makes=DAG),
    Call(
        """
        setuptools.*setup distutils.*setup skbuild.setup numpy.distutils.*setup cx_Freeze.setup
        """,
        makes=PACKAGE,
    ),
    Call(
        """
        sys.argv argparse.ArgumentParser optparse.OptionParser getopt.getopt getopt.gnu_getopt
        docopt.docopt plac.call
        """,
        command_line=True,
    ),
)

RUN_IN_A_THREAD = frozenset({"streamlit"})
"""Frameworks that execute the script in a thread, where ``signal.signal`` raises `ValueError`
(https://docs.python.org/3/library/signal.html#signal.signal)."""

TOOLKITS = frozenset(
    {"Adw", "Gtk", "arcade", "asciimatics", "kivy", "kivymd", "npyscreen", "prompt_toolkit"}
    | {"py_cui", "pytermgui", "textual", "toga", "urwid"}
)
"""What makes programs of which ``run`` waits for a person."""

SCREENS = frozenset(
    {"PyQt4", "PyQt5", "PyQt6", "PySide", "PySide2", "PySide6", "Tkinter", "curses", "gi", "gtk"}
    | {"pygame", "tkinter", "webbrowser", "wx"}
    | TOOLKITS
)
"""What draws on a screen."""

LOOPS_OF = {
    ("run", GUI): TOOLKITS,
    ("run_async", GUI): frozenset({"prompt_toolkit", "textual"}),
    ("run", SERVER): frozenset({"discord", "disnake", "fastmcp", "mcp", "nextcord", "twitchio"}),
    ("launch", SERVER): frozenset({"gradio"}),
}
"""What a method runs of what is made in another module, and the libraries that are for that."""
