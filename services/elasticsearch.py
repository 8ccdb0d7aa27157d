"""A real Elasticsearch without Docker: Elastic's own integration-test distribution from Maven
Central. It is the real server with few modules: core analyzers only, no scripts, no ``GET /``.

``python -m services.elasticsearch --nodes 3``
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Sequence
from pathlib import Path

from services.process import (
    FOLDER,
    MissingError,
    Server,
    free_port,
    unprivileged,
    wait_for_interrupt,
)

VERSION = "8.19.21"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
IN_REPOSITORY = Path(*ARTIFACT.split(":")[0].split("."), "elasticsearch", VERSION)
STARTS_WITHIN = 240.0
"""Seconds; 15 are usual, more on a machine that is busy."""
TLS = (
    "xpack.security.http.ssl.enabled=true",
    "xpack.security.http.ssl.key=node.key",
    "xpack.security.http.ssl.certificate=node.crt",
)


def main() -> None:
    """Start a node or a cluster until interrupted."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--port", type=int, default=9200, help="HTTP port of the first node")
    parser.add_argument("--heap", default="512m")
    given = parser.parse_args()
    nodes = cluster(given.nodes, first_port=given.port, heap=given.heap)
    urls = ",".join(node.url for node in nodes)
    print(f"Elasticsearch {VERSION} 已就绪：{urls}（Ctrl+C 停止，数据随之删除）")
    print(f"  SEARCH_ENGINE=elasticsearch ELASTICSEARCH_URL={urls} make run")
    try:
        wait_for_interrupt()
    finally:
        for node in nodes:
            node.clear()


def cluster(
    count: int, *, first_port: int | None = None, heap: str = "512m", secured: bool = False
) -> list[Node]:
    """Started nodes that form one cluster; on ports from ``first_port`` on, or any free ones.
    ``secured``: they speak TLS and ask who comes (see ``add_user``)."""
    home = distribution()
    folder = Path(tempfile.mkdtemp(prefix="elasticsearch-", dir=FOLDER))
    folder.chmod(0o755)
    http = [first_port + at if first_port else free_port() for at in range(count)]
    transport = [free_port() for _ in range(count)]
    nodes = [
        Node(
            home,
            folder / f"node-{at}",
            port=http[at],
            transport=transport,
            heap=heap,
            secured=secured,
        )
        for at in range(count)
    ]
    for node in nodes:
        node.spawn()
    for node in nodes:
        node.wait(count)
    return nodes


class Node(Server):
    """One node. ``transport`` are the ports of all nodes of its cluster."""

    def __init__(
        self,
        home: Path,
        folder: Path,
        *,
        port: int,
        transport: Sequence[int],
        heap: str,
        secured: bool = False,
    ) -> None:
        self.url = f"{'https' if secured else 'http'}://127.0.0.1:{port}"
        at = int(folder.name.rpartition("-")[2])
        settings = [
            f"node.name={folder.name}",
            f"cluster.name={folder.parent.name}",
            "network.host=127.0.0.1",
            f"http.port={port}",
            f"transport.port={transport[at]}",
            f"path.data={folder / 'data'}",
            f"path.logs={folder / 'logs'}",
            f"xpack.security.enabled={str(secured).lower()}",
            "cluster.routing.allocation.disk.threshold_enabled=false",
            *_discovery(transport),
        ]
        if secured:
            settings += TLS
        command = [str(home / "bin/elasticsearch")]
        for setting in settings:
            command += ["-E", setting]
        environment = {
            "ES_JAVA_HOME": str(java_home()),
            "ES_JAVA_OPTS": f"-Xms{heap} -Xmx{heap}",
            "ES_PATH_CONF": str(folder / "config"),
            "ES_TMPDIR": str(folder / "tmp"),
            "HOME": str(folder),
        }
        super().__init__(folder, command, environment)
        self._home = home
        self._configuration = home / "config"
        self._secured = secured

    @property
    def authority(self) -> Path:
        """What ``ELASTICSEARCH_CA`` takes, where nodes are secured."""
        return self.folder / "config/node.crt"

    def add_user(self, name: str, password: str, role: str = "superuser") -> None:
        """Let somebody do what a role may; known within five seconds."""
        self._users("useradd", name, "-p", password, "-r", role)

    def remove_user(self, name: str) -> None:
        """Let them do nothing any more; known within five seconds."""
        self._users("userdel", name)

    def define_roles(self, text: str) -> None:
        """What roles may do, in YAML; known within five seconds."""
        (self.folder / "config/roles.yml").write_text(text)

    def _users(self, *arguments: str) -> None:
        subprocess.run(  # noqa: S603 - our own command
            [str(self._home / "bin/elasticsearch-users"), *arguments],
            env=os.environ | self.environment,
            check=True,
            stdout=subprocess.DEVNULL,
            **unprivileged(),
        )

    def spawn(self) -> None:
        """Begin to start."""
        if not (self.folder / "config").exists():
            shutil.copytree(self._configuration, self.folder / "config")
            if self._secured:
                self._certify()
        (self.folder / "tmp").mkdir(exist_ok=True)
        self.launch()

    def clear(self) -> None:
        """End it at once and delete all it has; the last node takes the cluster's folder along."""
        super().clear()
        if not any(self.folder.parent.iterdir()):
            self.folder.parent.rmdir()

    def _certify(self) -> None:
        """A certificate of its own, for this machine."""
        key, certificate = self.folder / "config/node.key", self.authority
        subprocess.run(  # noqa: S603 - fixed arguments
            [
                *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
                *("-keyout", str(key), "-out", str(certificate), "-subj", "/CN=127.0.0.1"),
                *("-addext", "subjectAltName=IP:127.0.0.1"),
            ],
            check=True,
            stderr=subprocess.DEVNULL,
        )

    def wait(self, nodes: int = 1) -> None:
        """Wait until the cluster has so many nodes and every shard has a home."""
        self.await_ready(lambda: self._is_up(nodes), STARTS_WITHIN)

    def start(self) -> None:
        """Start (again) with the data it has."""
        self.spawn()
        self.wait()

    def _is_up(self, nodes: int) -> bool:
        try:
            address = f"{self.url}/_cluster/health"
            with urllib.request.urlopen(address, timeout=2, context=self._trust()) as reply:  # noqa: S310 - our own node
                health = json.load(reply)
        except urllib.error.HTTPError as refusal:
            return refusal.code == 401  # it asks who comes, so it is there
        except (OSError, ValueError):
            return False
        return health["number_of_nodes"] >= nodes and health["status"] != "red"

    def _trust(self) -> ssl.SSLContext | None:
        return ssl.create_default_context(cafile=str(self.authority)) if self._secured else None


def _discovery(transport: Sequence[int]) -> list[str]:
    if len(transport) == 1:
        return ["discovery.type=single-node"]
    names = ",".join(f"node-{at}" for at in range(len(transport)))
    hosts = ",".join(f"127.0.0.1:{port}" for port in transport)
    return [f"discovery.seed_hosts={hosts}", f"cluster.initial_master_nodes={names}"]


def distribution() -> Path:
    """The unpacked distribution, fetched through Maven on first use (107 MB)."""
    home = FOLDER / f"elasticsearch-{VERSION}"
    if not (home / "bin/elasticsearch").exists():
        FOLDER.mkdir(parents=True, exist_ok=True, mode=0o755)
        print(f"解压 Elasticsearch {VERSION} 到 {home}", file=sys.stderr)
        with tempfile.TemporaryDirectory(dir=FOLDER) as unpacked:
            zipfile.ZipFile(_archive()).extractall(unpacked)
            found = Path(unpacked) / home.name
            for program in (found / "bin").iterdir():
                program.chmod(0o755)
            (found / "plugins").mkdir(exist_ok=True)
            found.rename(home)
    return home


def _archive() -> Path:
    """The distribution in the local Maven repository."""
    repository = Path.home() / ".m2/repository"
    archive = repository / IN_REPOSITORY / f"elasticsearch-{VERSION}.zip"
    if not archive.exists():
        maven = shutil.which("mvn")
        if maven is None:
            raise MissingError("缺少 Maven：请先 apt-get install maven，再运行一次")
        print("从 Maven Central 下载 Elasticsearch（107 MB）", file=sys.stderr)
        done = subprocess.run(  # noqa: S603 - fixed arguments
            [maven, "-q", "-B", "dependency:get", f"-Dartifact={ARTIFACT}", "-Dtransitive=false"],
            check=False,
        )
        if done.returncode or not archive.exists():
            raise MissingError("未能从 Maven Central 取得 Elasticsearch")
    return archive


def java_home() -> Path:
    """The JDK: ``JAVA_HOME``, or that of the ``java`` on the path."""
    if given := os.environ.get("JAVA_HOME"):
        return Path(given)
    java = shutil.which("java")
    if java is None:
        raise MissingError("缺少 JDK 17：请先 apt-get install default-jdk-headless，再运行一次")
    return Path(java).resolve().parents[1]


if __name__ == "__main__":
    main()
