"""Takes the pictures of the web page that the READMEs show, of the made-up example.

    python tools/pictures.py

Needs the dependency group `browser`, and Chromium with a Chinese font. Two machines seldom draw
the same pixels, so nothing compares them: take them anew when the page changes.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "leagues_2022"
PICTURES = {"en": "summary.png", "zh": "summary.zh-CN.png"}


def main() -> None:
    """Export the page in both languages, open it, and keep what the first screen shows."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    folder = ROOT / "docs" / "images"
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory() as temporary, sync_playwright() as driver:
        # A container's root can start Chromium only without its sandbox; the page is our own.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        started = driver.chromium.launch(executable_path=browser, args=arguments)
        for language, name in PICTURES.items():
            page = Path(temporary) / f"{language}.html"
            words = ["export", "html", "--as-of", "2022-09-30", "--lang", language, "-o", str(page)]
            subprocess.run([sys.executable, "-m", "workplan_cli", *words], cwd=EXAMPLE, check=True)
            opened = started.new_page(viewport={"width": 1200, "height": 900})
            opened.goto(page.as_uri())
            opened.screenshot(path=folder / name)
            print(f"docs/images/{name}")
        started.close()


if __name__ == "__main__":
    main()
