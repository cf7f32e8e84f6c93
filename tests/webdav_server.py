# SPDX-License-Identifier: GPL-3.0-or-later
"""A WebDAV server to test with (Apache's mod_dav, on this computer, in a folder of its own), and a line to it that fails.

Run as a program it serves until its standard input ends, and first says where, from which folder, for whom: one line each."""

import base64
import hashlib
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

APACHE = "/usr/sbin/apache2"
MODULES = pathlib.Path("/usr/lib/apache2/modules")
USER, PASSWORD = "alice", "s3cret è"


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Server:
    """`root` is the folder it serves at /dav; `extra` goes into its <Directory>, which may need further `modules`."""

    def __init__(self, extra="", certificate=None, root=None, modules=()):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="test-dav-"))
        self.folder.chmod(0o755)
        self.port = free_port()
        self.root = root or self.folder / "www" / "dav"
        self.extra = extra
        self.modules = list(modules)
        self.certificate = certificate
        self.process = None
        (self.folder / "var").mkdir()
        self.root.mkdir(parents=True, exist_ok=True)
        self.set_password(PASSWORD)
        (self.folder / "mime.types").touch()
        (self.folder / "httpd.conf").write_text(self.configuration())
        if os.getuid() == 0:
            for path in (self.root, self.folder / "var"):
                shutil.chown(path, "www-data", "www-data")
        self.start()

    def set_password(self, password):
        digest = base64.b64encode(hashlib.sha1(password.encode()).digest()).decode()
        (self.folder / "htpasswd").write_text(f"{USER}:{{SHA}}{digest}\n")

    def configuration(self):
        names = ["mpm_event", "authz_core", "authz_user", "authn_core", "authn_file", "auth_basic", "alias", "mime", "dav", "dav_fs",
                 *self.modules]
        if self.certificate:
            names += ["socache_shmcb", "ssl", "http2"]
        secure = self.certificate and (f"SSLEngine on\nSSLCertificateFile {self.certificate}.crt\n"
                                       f"SSLCertificateKeyFile {self.certificate}.key\nProtocols h2 http/1.1\n")
        user = "User www-data\nGroup www-data\n" if os.getuid() == 0 else ""
        return "".join([
            f"ServerRoot {self.folder}\nServerName localhost\nListen 127.0.0.1:{self.port}\nPidFile {self.folder}/pid\n",
            f"Mutex file:{self.folder}/var default\nErrorLog {self.folder}/error.log\nDefaultRuntimeDir {self.folder}/var\n",
            *(f"LoadModule {name}_module {MODULES}/mod_{name}.so\n" for name in names),
            user, secure or "",
            f"TypesConfig {self.folder}/mime.types\nDocumentRoot {self.folder}/var\nDavLockDB {self.folder}/var/lock\n",
            f"CustomLog {self.folder}/access.log \"%m %U %>s\"\n",
            f"Alias /dav {self.root}\n<Directory {self.root}>\nDav On\nAuthType Basic\nAuthName dav\n",
            f"AuthUserFile {self.folder}/htpasswd\nRequire valid-user\n{self.extra}\n</Directory>\n"])

    def start(self):
        self.process = subprocess.Popen([APACHE, "-f", str(self.folder / "httpd.conf"), "-DFOREGROUND"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                assert self.process.poll() is None, (self.folder / "error.log").read_text()
                time.sleep(0.05)
        raise AssertionError("the server does not answer")

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def close(self):
        self.stop()
        shutil.rmtree(self.folder)

    def address(self, port=None):
        return f"{'https' if self.certificate else 'http'}://localhost:{port or self.port}/dav/"

    def files(self):
        """Path below the root -> content of everything that lies there, hidden files too, but for those of Apache itself: it
        forgets to take its own temporary files away where a line breaks."""
        return {str(path.relative_to(self.root)): path.read_bytes()
                for path in sorted(self.root.rglob("*")) if path.is_file() and ".DAV" not in path.parts and not path.name.startswith(".davfs.tmp")}

    def log(self):
        return (self.folder / "access.log").read_text().splitlines()


def reset(connection):
    """Ends it as a cable that is pulled out does."""
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
    except OSError:
        pass


class Line:
    """
    What stands between the program and the server. `mode` is one of
      ("pass",)                 everything
      ("refuse",)               no connection
      ("cut", N)                reset after N bytes of a request's connection
      ("stall", N)              silence after N bytes
      ("slow", N)               N bytes a tenth of a second
      ("eat", METHOD)           the server does it, and its answer is lost
      ("answer", METHOD, LINE)  answers so in the server's place; with one more text, only requests that have it
    """

    def __init__(self, server):
        self.upstream = server.port
        self.mode = ("pass",)
        self.carried = 0
        self.listener = socket.socket()
        # What lies in buffers would look as if it had arrived.
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(64)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            if self.mode[0] == "refuse":
                reset(client)
                continue
            try:
                server = socket.create_connection(("127.0.0.1", self.upstream))
            except OSError:
                reset(client)
                continue
            state = {"eaten": False}
            # Before either is carried: one that is cut at once is closed under the other's hands.
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for source, target, up in ((client, server, True), (server, client, False)):
                threading.Thread(target=self.carry, args=(source, target, up, state), daemon=True).start()

    def carry(self, source, target, up, state):
        n = 0
        try:
            while data := source.recv(65536):
                if not (self.send_up if up else self.send_down)(data, source, target, n, state):
                    return
                n += len(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def send_up(self, data, client, server, n, state):
        kind, *details = self.mode
        if kind == "answer" and data.startswith(details[0].encode() + b" ") and all(text.encode() in data for text in details[2:]):
            client.sendall(f"HTTP/1.1 {details[1]}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
            client.shutdown(socket.SHUT_WR)
            return False
        if kind == "eat" and data.startswith(details[0].encode() + b" "):
            state["eaten"] = True
        if kind in ("cut", "stall") and n + len(data) >= details[0]:
            server.sendall(data[:max(0, details[0] - n)])
            self.carried = n + len(data)
            if kind == "cut":
                reset(client)
                reset(server)
                return False
            while self.mode[0] == "stall":
                time.sleep(0.02)
            reset(client)
            reset(server)
            return False
        if kind == "slow":
            for start in range(0, len(data), details[0]):
                server.sendall(data[start:start + details[0]])
                time.sleep(0.1)
            return True
        server.sendall(data)
        return True

    def send_down(self, data, server, client, n, state):
        if state["eaten"] and not data.startswith(b"HTTP/1.1 100"):
            reset(client)
            reset(server)
            return False
        client.sendall(data)
        return True

    def close(self):
        self.listener.close()


def make_certificate(folder):
    """A certificate for localhost that no authority has signed; the path without its ending."""
    path = folder / "server"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost", "-keyout", f"{path}.key", "-out", f"{path}.crt"],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return path


def main():
    server = Server()
    try:
        print(server.address(), server.root, USER, PASSWORD, sep="\n", flush=True)
        sys.stdin.read()
    finally:
        server.close()


if __name__ == "__main__":
    main()
