#!/usr/bin/env python3
"""Publishes to a folder again and again while nginx serves it to readers, and looks at every answer.

    Tests/tools/publish_under_load.py [--count 200] [--readers 4] [--briefing .build/release/briefing]

Every page bears the version of its site. No request may fail, and no page may be anything but a whole page of one version. A reader who
asks for one page after the other sees versions that never go back.
"""

import argparse
import http.client
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

from publishing_grounds import free_port, run, wait_for

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--count", type=int, default=200)
parser.add_argument("--readers", type=int, default=4)
parser.add_argument("--briefing", default=".build/release/briefing")
options = parser.parse_args()
briefing = str(pathlib.Path(options.briefing).resolve())
faults, answers = [], [0] * options.readers
stop = threading.Event()


def read(reader, port, paths):
    """Asks for page after page over one connection that is kept alive."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    last, turn = -1, reader
    while not stop.is_set():
        path = paths[turn % len(paths)]
        turn += 1
        try:
            connection.request("GET", f"/{path}")
            answer = connection.getresponse()
            text = answer.read().decode()
        except Exception as error:
            faults.append(f"{path}: {error!r}")
            connection.close()
            continue
        answers[reader] += 1
        versions = {int(number) for number in re.findall(r"Talks of version (\d+)\b", text)}
        if answer.status != 200 or not text.rstrip().endswith("</html>"):
            faults.append(f"{path}: status {answer.status}, {len(text)} characters")
        elif len(versions) != 1:
            faults.append(f"{path}: versions {sorted(versions)}")
        else:
            version = versions.pop()
            if version < last:
                faults.append(f"{path}: version {version} after {last}")
            last = max(last, version)


with tempfile.TemporaryDirectory(prefix="load-") as name:
    grounds = pathlib.Path(name)
    grounds.chmod(0o755)
    site, content, port = grounds / "www" / "site", grounds / "content", free_port()
    site.parent.mkdir()
    run([briefing, "init", str(content)])
    configuration = (content / "briefing.yml").read_text() + f"targets:\n  web: {{kind: folder, path: {site}, releases: 3}}\n"

    def publish(version):
        (content / "briefing.yml").write_text(re.sub(r"(?m)^title: .*$", f"title: Talks of version {version}", configuration))
        run([briefing, "publish", str(content)])

    publish(0)
    (grounds / "nginx.conf").write_text(
        f"pid {grounds}/pid;\nerror_log {grounds}/error.log;\nworker_processes 2;\nevents {{ worker_connections 256; }}\n"
        f"http {{ access_log off; types {{ text/html html; }} server {{ listen 127.0.0.1:{port}; root {site}; }}\n"
        f"  client_body_temp_path {grounds}; proxy_temp_path {grounds}; fastcgi_temp_path {grounds};\n"
        f"  uwsgi_temp_path {grounds}; scgi_temp_path {grounds}; }}\n")
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    server = subprocess.Popen([nginx, "-e", f"{grounds}/error.log", "-c", str(grounds / "nginx.conf"), "-g", "daemon off;"])
    try:
        wait_for(port)
        paths = sorted(str(page.relative_to(site)) for page in site.rglob("*.html"))
        readers = [threading.Thread(target=read, args=(number, port, paths)) for number in range(options.readers)]
        for reader in readers:
            reader.start()
        for version in range(1, options.count + 1):
            publish(version)
        stop.set()
        for reader in readers:
            reader.join()
    finally:
        stop.set()
        server.terminate()
        server.wait()
for text in faults[:20]:
    print(text)
print(f"{options.count} publications, {sum(answers)} answers, {len(faults)} failed or mixed")
sys.exit(1 if faults or not sum(answers) else 0)
