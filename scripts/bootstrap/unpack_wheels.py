"""Unpacks what the lab needs of TensorFlow's wheels: unpack_wheels.py WHEELS TARGET. Prints percents."""

import sys
import zipfile
from pathlib import Path

HEADERS = ("tensorflow/c/", "tensorflow/core/platform/", "tsl/", "xla/tsl/", "external/")


def wanted(name: str) -> bool:
    if name.startswith("nvidia/"):
        return "/include/" not in name and not name.endswith(".a")
    if name.startswith("tensorflow/include/"):
        return name[len("tensorflow/include/") :].startswith(HEADERS)
    return name.startswith("tensorflow/libtensorflow_") and ".so." in name


def main(wheels: Path, target: Path) -> None:
    archives = [zipfile.ZipFile(path) for path in sorted(wheels.glob("*.whl"))]
    entries = [(archive, entry) for archive in archives for entry in archive.infolist() if wanted(entry.filename)]
    total = sum(entry.file_size for _, entry in entries) or 1
    done = 0
    for archive, entry in entries:
        path = Path(archive.extract(entry, target))
        if (entry.external_attr >> 16) & 0o100:
            path.chmod(0o755)
        before, done = done, done + entry.file_size
        if done * 100 // total > before * 100 // total:
            print(f"{done * 100 // total} %", flush=True)


main(Path(sys.argv[1]), Path(sys.argv[2]))
