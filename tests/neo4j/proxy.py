"""A proxy on the loopback that forwards to a server, and cuts the connection when it is told to."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType


class Proxy:
    """Forward to a port until so many bytes have gone to the server; then cut every connection, and take none any more."""

    def __init__(self, port: int, *, cut_after: int) -> None:
        self._port, self.left = port, cut_after
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.cut()
        for thread in self._threads:
            thread.join()

    @property
    def was_cut(self) -> bool:
        """Tell whether all bytes have gone that might."""
        return self.left <= 0

    def cut(self) -> None:
        """Close all there is."""
        with self._lock:
            for each in (self._listening, *self._sockets):
                with suppress(OSError):  # it is closed already, or never was connected
                    each.shutdown(socket.SHUT_RDWR)
                each.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._port))
            with self._lock:
                self._sockets += [near, far]
            for ends in ((near, far), (far, near)):
                thread = threading.Thread(target=self._forward, args=ends, daemon=True)
                self._threads.append(thread)
                thread.start()

    def _forward(self, source: socket.socket, target: socket.socket) -> None:
        to_server = target.getpeername()[1] == self._port
        while True:
            try:
                data = source.recv(4096)
                if to_server:
                    data, self.left = data[: self.left], self.left - len(data)
                target.sendall(data)
            except OSError:
                return
            if self.was_cut:
                self.cut()
            if not data:
                return
