# A default that asks nobody may be replaced by what does.
import os

PACK = os.environ.get("PACK", "tar -cf /srv/logs.tar")
ROOT = os.getenv("ROOT", "/srv")


def main():
    os.system(f"{PACK} /var/log/shop")  # TG104 (low)
    os.system(f"tar -cf {ROOT}/logs.tar /var/log/shop")
    os.system("tar -cf /srv/logs.tar /var/log/shop")


if __name__ == "__main__":
    main()
