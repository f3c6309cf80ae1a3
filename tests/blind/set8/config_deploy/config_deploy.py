"""Write the site configuration files from the central settings."""
import os

import settings


def render(site):
    lines = [f"# generated for {site}"]
    for item in settings.ITEMS:
        lines.append(f"{item['name']} = {item['id']}")
    return "\n".join(lines) + "\n"


def main():
    target = os.environ.get("DEPLOY_DIR", "conf")
    os.makedirs(target, exist_ok=True)
    for site in ("berlin", "lyon", "gdansk"):
        path = os.path.join(target, f"{site}.conf")
        with open(path, "w") as fh:
            fh.write(render(site))
        print("wrote", path)


if __name__ == "__main__":
    main()
