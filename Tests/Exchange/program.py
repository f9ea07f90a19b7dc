"""The program under test, and the folders that it is tried on."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BRIEFING = os.environ.get("BRIEFING", str(ROOT / ".build/debug/briefing"))
SHARED = Path(os.environ.get("BRIEFING_SHARED", ROOT.parent / "shared"))

#: Folders that are right: our own briefing, the one that `init` makes, and the example that several projects share.
FOLDERS = [ROOT, ROOT / "Sources/briefing/Starter"] + ([SHARED / "example"] if (SHARED / "example").is_dir() else [])


def briefing(*arguments, folder=ROOT, status=0):
    """Runs the program and returns its standard output."""
    done = subprocess.run([BRIEFING, *map(str, arguments)], cwd=folder, capture_output=True)
    assert done.returncode == status, f"exit {done.returncode}\n{done.stderr.decode()}"
    return done.stdout.decode() if status == 0 else done.stderr.decode()


def copied(given, folder):
    """A copy of a briefing, in which building leaves nothing where the briefing is."""
    folder.mkdir(parents=True)
    shutil.copy(given / "briefing.yml", folder)
    shutil.copytree(given / "seeds", folder / "seeds")
    return folder


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
