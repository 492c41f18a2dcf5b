"""Results of files that have not changed since an earlier run.

An entry's name comes from the file's content and everything else that a result depends on: the
rules that run and their options, the configuration, copydesk's own code and data. Entries are
signed with a secret that is kept outside the linted tree, in the user's cache folder, so that a
repository cannot bring entries of its own.
"""

import os
import pickle
import sys
import tempfile
import time
from contextlib import suppress
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from typing import Any

FOLDER = ".copydesk_cache"
_SECRET = "secret"  # noqa: S105 - the name of a file
_SECRET_BYTES, _MARK_BYTES = 32, 32
_DAY = 86400
_MONTH = 30 * _DAY  # entries that are older are dropped
_GITIGNORE = "# made by copydesk\n*\n"


class Cache:
    """Entries in a folder; whatever goes wrong with one, the file is linted."""

    def __init__(self, folder: Path, secret: bytes) -> None:
        self._folder = folder
        self._secret = secret

    def key(self, *facts: bytes) -> str:
        """The name of the entry that depends on these facts."""
        digest = blake2b(key=self._secret, digest_size=20)
        for fact in facts:
            digest.update(len(fact).to_bytes(8, "big"))
            digest.update(fact)
        return digest.hexdigest()

    def get(self, key: str) -> Any:
        """What was put under this name; None where there is nothing, or nothing of ours."""
        try:
            data = (self._folder / key[:2] / key).read_bytes()
        except OSError:
            return None
        mark, payload = data[:_MARK_BYTES], data[_MARK_BYTES:]
        if not compare_digest(mark, self._mark(key, payload)):
            return None
        try:
            return pickle.loads(payload)  # noqa: S301 - signed by this user
        except Exception:  # noqa: BLE001 - of another version; linted anew
            return None

    def put(self, key: str, value: object) -> None:
        """Keep a value; of two runs at once the later one stays, each entry whole."""
        payload = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        target = self._folder / key[:2] / key
        with suppress(OSError):
            target.parent.mkdir(exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix="tmp-")
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(self._mark(key, payload) + payload)
                Path(name).replace(target)
            except OSError:
                Path(name).unlink(missing_ok=True)

    def prune(self) -> None:
        """Drop entries that nobody has written for a month; looked for once a day."""
        stamp = self._folder / "pruned"
        with suppress(OSError):
            now = time.time()
            if stamp.exists() and now - stamp.stat().st_mtime < _DAY:
                return
            stamp.touch()
            for entry in self._folder.glob("??/*"):
                if now - entry.stat().st_mtime > _MONTH:
                    entry.unlink(missing_ok=True)

    def _mark(self, key: str, payload: bytes) -> bytes:
        return blake2b(key.encode() + payload, key=self._secret, digest_size=_MARK_BYTES).digest()


def open_cache(top: Path) -> Cache | None:
    """The cache beside a project's configuration; None where none can be kept."""
    try:
        secret = _secret()
        folder = top / FOLDER
        if folder.is_symlink():
            return None
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text(_GITIGNORE, encoding="utf-8")
    except (OSError, RuntimeError):  # no home, a folder that is read-only
        return None
    return Cache(folder, secret)


def _secret() -> bytes:
    """The user's secret, made at the first run."""
    path = _user_folder() / _SECRET
    with suppress(FileNotFoundError):
        found = path.read_bytes()
        if len(found) == _SECRET_BYTES:
            return found
    path.parent.mkdir(parents=True, exist_ok=True)
    made = os.urandom(_SECRET_BYTES)
    handle, name = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
    with os.fdopen(handle, "wb") as stream:
        stream.write(made)
    with suppress(FileExistsError, OSError):
        os.link(name, path)  # of two first runs at once one secret wins
    if not path.exists():
        Path(name).replace(path)
    Path(name).unlink(missing_ok=True)
    return path.read_bytes()


def _user_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "copydesk"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "copydesk"


def code_facts() -> bytes:
    """What tells one state of copydesk's code and data from another: names, sizes and times."""
    top = Path(__file__).parent
    folders = [top, *(Path(str(each)) for each in _rule_folders())]
    found = []
    for folder in folders:
        for entry in sorted(folder.rglob("*")):
            if entry.suffix != ".pyc" and entry.is_file():
                facts = entry.stat()
                found.append(f"{entry}:{facts.st_size}:{facts.st_mtime_ns}")
    return "\n".join(found).encode("utf-8", "surrogateescape")


def _rule_folders() -> list[str]:
    from importlib.util import find_spec

    spec = find_spec("linter.rules")
    return list(spec.submodule_search_locations or ()) if spec else []
