"""Places to publish to on this machine, and content to publish: what the other tools that try `briefing publish` share."""

import getpass
import hashlib
import os
import pathlib
import re
import shutil
import socket
import subprocess
import threading
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"nothing listens on port {port}")


def wait_for_end_of(choice):
    """Waits for what a killed publication left running: the processes that pgrep chooses."""
    while subprocess.run(["pgrep", *choice], capture_output=True).returncode == 0:
        time.sleep(0.05)


def environments():
    """The environments of all processes, where the system shows them."""
    for process in pathlib.Path("/proc").glob("[0-9]*/environ"):
        try:
            yield process.read_bytes()
        except OSError:
            continue


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, **options)
    if done.returncode != 0:
        raise SystemExit(f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


class Content:
    """A small briefing in several versions. Each page bears the version; every second version has pages that the others have not."""

    VERSIONS = 4

    def __init__(self, briefing, folder, target, extra=()):
        self.briefing, self.folder, self.target = briefing, folder, target
        self.extra = {name: hashlib.sha256(data).hexdigest() for name, data in dict(extra).items()}
        run([briefing, "init", str(folder)])
        self.configuration = (folder / "briefing.yml").read_text()
        self.snapshots = {}

    def set(self, number):
        """Makes the folder that of a version, and returns what its site consists of: digests by path."""
        version = number % self.VERSIONS
        text = re.sub(r"(?m)^title: .*$", f"title: Talks, version {version} of them", self.configuration)
        (self.folder / "briefing.yml").write_text(text + f"targets:\n  here: {self.target}\n")
        guest = self.folder / "seeds/guest.yml"
        note = self.folder / "seeds/guest-note.txt"
        if version % 2:
            guest.write_text(f"people:\n  guest-{version}: {{name: Guest {version} Dorn}}\nmeetings:\n  tea-{version}:\n"
                             f"    title: Tea {version}\n    date: 2024-05-0{version}\n    participants: [{{person: guest-{version}}}]\n")
            note.write_text(f"Guest {version} Dorn came to tea with Ada Quill.\n")
        else:
            guest.unlink(missing_ok=True)
            note.unlink(missing_ok=True)
        if version not in self.snapshots:
            output = self.folder.parent / f"snapshot-{version}"
            run([self.briefing, "build", str(self.folder), "--output", str(output), "--quiet"])
            self.snapshots[version] = files(output) | self.extra
            shutil.rmtree(output)
        return self.snapshots[version]


def files(folder):
    """The digests of a site's files. What begins with `.briefing` is Briefing's own mark."""
    found = {}
    root = pathlib.Path(folder)
    for path in root.rglob("*"):
        if path.is_file() and not path.name.startswith(".briefing"):
            found[str(path.relative_to(root))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def broken_links(folder):
    """The links of every page in a folder that lead to no file."""
    root = pathlib.Path(folder)
    broken = []
    for page in root.rglob("*.html"):
        try:
            text = page.read_text(errors="replace")
        except FileNotFoundError:
            continue
        for link in re.findall(r'(?:href|src)="([^"]*)"', text):
            path = re.split("[?#]", link)[0]
            if not path or re.match("[a-z]+:", path) or path.startswith("/"):
                continue
            aim = pathlib.Path(os.path.normpath(page.parent / path))
            # A page that has been removed since it was read leads nowhere by right.
            if not aim.exists() and page.exists() and f'"{link}"' in page.read_text(errors="replace"):
                broken.append(f"{page.relative_to(root)} -> {link}")
    return broken


class Folder:
    def __init__(self, grounds):
        self.path = grounds / "www" / "site"
        self.path.parent.mkdir()
        self.target = f"{{kind: folder, path: {self.path}, releases: 3}}"

    extra = ()
    environment = {}

    def published(self):
        return files(self.path) if self.path.exists() else {}

    def wait(self):
        pass

    def stop(self):
        pass


class Git:
    extra = {".nojekyll": b""}
    environment = {
        "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org"}

    def __init__(self, grounds):
        self.path = grounds / "remote.git"
        self.grounds = grounds
        self.copy = grounds / "copy"
        run(["git", "init", "-q", "--bare", str(self.path)])
        self.target = f"{{kind: git, remote: {self.path}, branch: pages}}"

    def prepare(self, content):
        run(["git", "init", "-q", str(content)])

    def published(self):
        shutil.rmtree(self.copy, ignore_errors=True)
        self.copy.mkdir()
        archive = subprocess.run(["git", "-C", str(self.path), "archive", "pages"], capture_output=True)
        if archive.returncode != 0:
            return {}
        subprocess.run(["tar", "x", "-C", str(self.copy)], input=archive.stdout, check=True)
        return files(self.copy)

    def wait(self):
        wait_for_end_of(["-f", f"git.* {self.grounds}/"])

    def stop(self):
        run(["git", "-C", str(self.path), "fsck", "--no-dangling"])


class SSH:
    extra = ()

    def __init__(self, grounds):
        self.grounds, self.path = grounds, grounds / "www" / "site"
        for name in ["host", "user"]:
            run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(grounds / name)])
        self.port = port = free_port()
        configuration = grounds / "sshd_config"
        configuration.write_text(
            f"Port {port}\nListenAddress 127.0.0.1\nHostKey {grounds}/host\nAuthorizedKeysFile {grounds}/user.pub\nStrictModes no\n"
            f"PidFile none\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nUsePAM no\nMaxStartups 100\n")
        if os.getuid() == 0:
            os.makedirs("/run/sshd", exist_ok=True)
        self.server = subprocess.Popen(["/usr/sbin/sshd", "-D", "-f", str(configuration)], stderr=subprocess.DEVNULL)
        wait_for(port)
        # The user's own settings and keys stay out of it.
        (grounds / "bin").mkdir()
        client = grounds / "bin" / "ssh"
        client.write_text(
            f'#!/bin/sh\nexec {shutil.which("ssh")} -F none -i {grounds}/user -o IdentitiesOnly=yes -o UserKnownHostsFile={grounds}/known '
            f'-o StrictHostKeyChecking=accept-new -o BatchMode=yes -o LogLevel=ERROR "$@"\n')
        client.chmod(0o755)
        self.environment = {"PATH": f"{grounds}/bin:{os.environ['PATH']}"}
        self.target = f"{{kind: ssh, host: {getpass.getuser()}@127.0.0.1, port: {port}, path: {self.path}, releases: 2}}"

    def published(self):
        # A release is looked at whole, though the link may be switched meanwhile.
        return files(self.path.resolve()) if self.path.exists() else {}

    def wait(self):
        wait_for_end_of(["-f", f"(ssh .*{self.grounds}/user|rsync .*{self.grounds}/) "])
        # What a connection that broke leaves running belongs to the server no longer, but still knows its port.
        while any(f" {self.port}\0".encode() in environment for environment in environments()):
            time.sleep(0.05)

    def stop(self):
        self.server.terminate()
        self.server.wait()


class Store:
    """What rclone publishes to."""

    extra = ()

    def __init__(self, grounds):
        self.grounds = grounds
        self.target = '{kind: rclone, remote: "store:bucket/site", cache: 60}'
        settings = grounds / "rclone.conf"
        self.environment = {"RCLONE_CONFIG": str(settings)}
        self.port = free_port()
        self.server = subprocess.Popen(self.command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(self.port)
        settings.write_text(self.settings())

    def wait(self):
        wait_for_end_of(["-f", f"rclone .*{self.grounds}/content/"])

    def stop(self):
        self.server.terminate()
        self.server.wait()


class WebDAV(Store):
    # Its folder can be looked at while a publication runs.
    is_watched = True

    def __init__(self, grounds):
        self.path = grounds / "store" / "bucket" / "site"
        self.path.parent.mkdir(parents=True)
        self.emptying = threading.Lock()
        super().__init__(grounds)

    def command(self):
        return ["rclone", "serve", "webdav", str(self.grounds / "store"), "--addr", f"127.0.0.1:{self.port}", "--dir-cache-time", "0"]

    def settings(self):
        return f"[store]\ntype = webdav\nurl = http://127.0.0.1:{self.port}\nvendor = other\n"

    def published(self):
        return files(self.path) if self.path.exists() else {}

    def empty(self):
        self.wait()
        with self.emptying:
            shutil.rmtree(self.path, ignore_errors=True)

    def broken_links(self):
        with self.emptying:
            return broken_links(self.path) if self.path.exists() else []


class S3(Store):
    """moto's server, which must be in the path or in .venv."""

    program = shutil.which("moto_server") or str(pathlib.Path(__file__).resolve().parents[2] / ".venv/bin/moto_server")

    is_watched = False

    def __init__(self, grounds):
        self.copy = grounds / "copy"
        # rclone 1.60 fails where a bundle of certificates is named.
        os.environ.pop("AWS_CA_BUNDLE", None)
        super().__init__(grounds)
        self.environment |= {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing"}
        run(["rclone", "mkdir", "store:bucket"], env=os.environ | self.environment)

    def command(self):
        return [self.program, "-p", str(self.port)]

    def settings(self):
        return (f"[store]\ntype = s3\nprovider = Other\nenv_auth = true\nendpoint = http://127.0.0.1:{self.port}\n"
                "region = us-east-1\nforce_path_style = true\n")

    def fetch(self):
        self.wait()
        self.copy.mkdir(exist_ok=True)
        run(["rclone", "sync", "store:bucket/site", str(self.copy)], env=os.environ | self.environment)

    def published(self):
        self.fetch()
        return files(self.copy)

    def empty(self):
        self.wait()
        run(["rclone", "delete", "store:bucket"], env=os.environ | self.environment)

    def broken_links(self):
        self.fetch()
        return broken_links(self.copy)


KINDS = {"folder": Folder, "git": Git, "ssh": SSH, "webdav": WebDAV, "s3": S3}
