"""The embedded model: from the parts in the package index to a fast-loading folder, once."""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.config import default_cache_dir
from summarize.errors import ModelError
from summarize.progress import Progress, no_progress
from summarize.weights.built import FileCheck, build, built, check_folder, sha256_of
from summarize.weights.catalog import EmbeddedFiles, ModelSpec, load_catalog, models_folder
from summarize.weights.gguf_file import GgufFile, parse_gguf, read_parts
from summarize.weights.pieces import Pieces
from summarize.weights.vocabulary import sentencepiece_model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "Base",
    "embedded_available",
    "gguf_parts",
    "prepare_embedded",
    "prepared_embedded",
    "read_base",
    "verify_embedded",
    "write_merged",
]

# Raise it when the files written from the same inputs would differ.
RECIPE = 2
INSTALL = "Install them: pip install 'summarize[offline]'"


def _files(spec: ModelSpec) -> EmbeddedFiles:
    if spec.embedded is None:
        raise ModelError(
            f"{spec.name} is not an embedded model.",
            remedy="Choose one of the others with: summarize models list",
        )
    return spec.embedded


def gguf_parts(files: EmbeddedFiles) -> list[Path]:
    """The installed parts of the base weights, in order.

    Raises ModelError, with what to install, where a part is missing.
    """
    parts = []
    for package in files.parts:
        found = importlib.util.find_spec(package)
        folders = found.submodule_search_locations if found else None
        part = [path for folder in folders or () for path in Path(folder).glob("data/*.part*")]
        if len(part) != 1:
            raise ModelError(
                f"The base weights of the embedded model are not installed ({package}).",
                remedy=INSTALL,
            )
        parts += part
    return parts


def embedded_available(spec: ModelSpec | None = None) -> bool:
    """True where the base weights are installed, prepared or not."""
    try:
        return bool(gguf_parts(_files(spec or load_catalog().get("embedded"))))
    except ModelError:
        return False


def _place(spec: ModelSpec, cache_dir: Path) -> Path:
    files = _files(spec)
    inputs = (files.sha256, files.adapter_sha256, str(files.adapter_scale), files.vocabulary_sha256)
    key = hashlib.sha256("\n".join((*inputs, str(RECIPE))).encode()).hexdigest()
    return cache_dir / "models" / f"{spec.name}-{key[:16]}"


def prepared_embedded(
    cache_dir: Path | None = None, *, spec: ModelSpec | None = None
) -> Path | None:
    """The prepared folder if it is there, whole and made from today's inputs; else None.

    A cheap look at names and sizes; `verify_embedded` reads every byte.
    """
    spec = spec or load_catalog().get("embedded")
    folder = _place(spec, cache_dir or default_cache_dir())
    return folder if built(folder) is not None else None


def prepare_embedded(
    cache_dir: Path | None = None,
    progress: Progress = no_progress,
    *,
    force: bool = False,
    spec: ModelSpec | None = None,
) -> Path:
    """The prepared folder: `model.bin`, `config.json`, `vocabulary.json`, `tokenizer.model`.

    Makes it where it is missing or partial (`force`: anyway). Raises ModelError where the base
    weights are not installed or any input is damaged, OutputError where the cache cannot be
    written.
    """
    spec = spec or load_catalog().get("embedded")
    folder = _place(spec, cache_dir or default_cache_dir())
    return build(folder, lambda work: _make(spec, work, progress), force=force)


def _shipped(name: str, sha256: str) -> Path:
    path = models_folder() / name
    if sha256_of(path) != sha256:
        raise ModelError(
            f"The shipped file {path} is missing or damaged.",
            remedy="Reinstall the package: pip install --force-reinstall summarize",
        )
    return path


def _kept_ids(files: EmbeddedFiles) -> NDArray[np.int64]:
    import numpy as np

    bits = np.load(_shipped(files.vocabulary, files.vocabulary_sha256))
    return np.flatnonzero(np.unpackbits(bits))


@dataclass(frozen=True, kw_only=True)
class Base:
    """The base weights as installed: the tensors, the ids kept, and the SentencePiece model.

    `vocabulary` holds the pieces kept, in the order of the embedding rows.
    """

    gguf: GgufFile
    kept: NDArray[np.int64]
    vocabulary: tuple[str, ...]
    tokenizer: bytes

    def pieces(self) -> Pieces:
        """Texts to pieces and back, as `EmbeddedTranslator` does it."""
        import sentencepiece

        return Pieces(
            sentencepiece.SentencePieceProcessor(model_proto=self.tokenizer), self.vocabulary
        )


def read_base(spec: ModelSpec, progress: Progress = no_progress) -> Base:
    """The base weights of an embedded model, joined and checked.

    Raises ModelError where they are not installed or damaged.
    """
    files = _files(spec)
    kept = _kept_ids(files)
    joined = read_parts(
        gguf_parts(files), files.sha256, lambda done, total: progress("reading", done, total)
    )
    gguf = parse_gguf(joined)
    tokens = gguf.metadata["tokenizer.ggml.tokens"]
    model = sentencepiece_model(
        tokens,
        gguf.metadata["tokenizer.ggml.scores"].tolist(),
        gguf.metadata["tokenizer.ggml.token_type"].tolist(),
        unknown=gguf.metadata["tokenizer.ggml.unknown_token_id"],
        bos=gguf.metadata["tokenizer.ggml.bos_token_id"],
        eos=gguf.metadata["tokenizer.ggml.eos_token_id"],
        pad=gguf.metadata["tokenizer.ggml.padding_token_id"],
    )
    vocabulary = tuple(tokens[index].replace(" ", "\u2581") for index in kept)
    return Base(gguf=gguf, kept=kept, vocabulary=vocabulary, tokenizer=model)


def _make(spec: ModelSpec, folder: Path, progress: Progress) -> None:
    files = _files(spec)
    adapter = _shipped(files.adapter, files.adapter_sha256)
    write_merged(spec, adapter, files.adapter_scale, folder, progress)


def write_merged(
    spec: ModelSpec,
    adapter: Path,
    scale: float,
    folder: Path,
    progress: Progress = no_progress,
    *,
    quantization: str = "int8",
) -> None:
    """Merge the file `adapter` into the base and write what `EmbeddedTranslator` loads.

    `quantization` is a CTranslate2 type. Raises ModelError where the base weights are not installed
    or damaged, KeyError or ValueError where the adapter is of another model.
    """
    from safetensors.numpy import load_file

    from summarize.weights.gemma import merged_weights, write_model

    factors = load_file(adapter)
    base = read_base(spec, progress)
    (folder / "tokenizer.model").write_bytes(base.tokenizer)
    weights = merged_weights(
        base.gguf,
        factors,
        scale,
        base.kept,
        lambda done, total: progress("merging", done, total),
    )
    progress("writing", 0, 1)
    write_model(base.gguf.metadata, weights, base.vocabulary, folder, quantization=quantization)
    progress("writing", 1, 1)


def verify_embedded(
    cache_dir: Path | None = None, *, spec: ModelSpec | None = None
) -> list[FileCheck]:
    """The digest of every shipped file, of the base weights (once joined) and of what was prepared.

    Base weights that are not installed are listed as not found.
    """
    spec = spec or load_catalog().get("embedded")
    files = _files(spec)
    checks = [
        FileCheck(path=path, expected=expected, found=sha256_of(path))
        for path, expected in (
            (models_folder() / files.adapter, files.adapter_sha256),
            (models_folder() / files.vocabulary, files.vocabulary_sha256),
        )
    ]
    checks.append(_check_base(files))
    folder = _place(spec, cache_dir or default_cache_dir())
    return checks + (check_folder(folder) if folder.exists() else [])


def _check_base(files: EmbeddedFiles) -> FileCheck:
    digest = hashlib.sha256()
    try:
        parts = gguf_parts(files)
    except ModelError:
        return FileCheck(path=Path(files.parts[0]), expected=files.sha256, found=None)
    for part in parts:
        with part.open("rb") as stream:
            while block := stream.read(1 << 22):
                digest.update(block)
    return FileCheck(path=parts[0], expected=files.sha256, found=digest.hexdigest())
