# What calls its parameter does not call the method of that name.
import requests


class Migrator:
    def up(self, urls):
        for url in urls:
            try:
                requests.get(url)
            except Exception:
                print("failed:", url)

    def down(self, urls):
        for url in urls:
            try:
                requests.get(url)
            except Exception:  # TG101
                print("failed:", url)


class Migration:
    def __init__(self, up):
        self.statements = up() if callable(up) else up


def main():
    migration = Migration(list)
    migrator = Migrator()
    migrator.down(migration.statements)


if __name__ == "__main__":
    main()
