"""Runs `briefing serve` for the scripts that look at it, and says what it costs."""
import os
import pathlib
import subprocess


class Preview:
    """The program, serving a folder at a port of its own, until the end of a `with`."""

    def __init__(self, program, folder, *arguments):
        self.folder = pathlib.Path(folder)
        self.process = subprocess.Popen(
            [program, "serve", folder, "--port", "0", *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        self.address = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    @property
    def memory(self):
        """Resident memory in MB, now."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    @property
    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))


def write(path, text):
    """Saves as editors do that write in place."""
    pathlib.Path(path).write_text(text, encoding="utf-8")


def replace(path, text):
    """Saves as editors do that write beside the file and rename."""
    path = pathlib.Path(path)
    beside = path.with_name("." + path.name + ".new")
    beside.write_text(text, encoding="utf-8")
    beside.rename(path)
