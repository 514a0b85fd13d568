"""A small client of a language server: one document, its errors, completion and hover."""

import json
import subprocess
import threading
from pathlib import Path
from typing import Any

_PATIENCE = 60
"""Seconds after which a server that says nothing is ended."""


class LanguageServer:
    """A server on standard input and output, with settings that it may ask for."""

    def __init__(self, command: list[str], settings: dict[str, Any]) -> None:
        self._settings = settings
        self._process = subprocess.Popen(  # noqa: S603 - a server of our choice
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._timer = threading.Timer(_PATIENCE, self._process.kill)
        self._timer.start()
        self._number = 0
        formats = {"completionItem": {"documentationFormat": ["markdown"]}}
        self.ask(
            "initialize",
            processId=None,
            rootUri=None,
            capabilities={
                "workspace": {"configuration": True},
                "textDocument": {"completion": formats},
            },
        )
        self._send(method="initialized", params={})
        self._send(method="workspace/didChangeConfiguration", params={"settings": settings})

    def open(self, file: Path, text: str) -> list[dict[str, Any]]:
        """Open a document; what is wrong with it."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._send(method="textDocument/didOpen", params={"textDocument": document})
        told = self._until(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == document["uri"]
            )
        )
        found: list[dict[str, Any]] = told["params"]["diagnostics"]
        return found

    def completion(self, file: Path, line: int, column: int) -> dict[str, str]:
        """What can be written in a place (0-based), each with its explanation."""
        found = self._at("textDocument/completion", file, line, column)
        return {one["label"]: str(one.get("documentation", "")) for one in found["items"]}

    def hover(self, file: Path, line: int, column: int) -> str:
        """What is shown over a place (0-based)."""
        return str(self._at("textDocument/hover", file, line, column)["contents"]["value"])

    def ask(self, method: str, **params: Any) -> Any:
        """A request and its answer."""
        self._number += 1
        number = self._number
        self._send(id=number, method=method, params=params)
        answer = self._until(
            lambda message: message.get("id") == number and "method" not in message
        )
        return answer["result"]

    def end(self) -> None:
        """End the server."""
        self._timer.cancel()
        self._process.kill()
        self._process.communicate()

    def _at(self, method: str, file: Path, line: int, column: int) -> Any:
        position = {"line": line, "character": column}
        return self.ask(method, textDocument={"uri": file.as_uri()}, position=position)

    def _send(self, **message: Any) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _until(self, wanted: Any) -> dict[str, Any]:
        while True:
            message = self._read()
            if "method" in message and "id" in message:  # the server asks
                self._send(id=message["id"], result=self._answer(message))
            if wanted(message):
                return message

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item["section"]) for item in message["params"]["items"]]

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server has ended"
        found: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return found
