"""Build the management report from plugins."""
import importlib
import pathlib
import sys

HERE = pathlib.Path(__file__).parent


def load_plugins():
    plugins = []
    for path in sorted((HERE / "sections").glob("s_*.py")):
        name = f"sections.{path.stem}"
        try:
            plugins.append(importlib.import_module(name))
        except Exception as err:
            print(f"plugin {name} is left out: {err}", file=sys.stderr)
    return plugins


def main():
    plugins = load_plugins()
    print("Management report")
    for plugin in plugins:
        print("-" * 30)
        print(plugin.TITLE)
        print(plugin.body())


if __name__ == "__main__":
    main()
