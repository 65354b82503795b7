"""From inputs to a digest: the stages in order, and the walls between articles.

A fault inside one article is recorded on that article and leaves the others whole; a fault that
concerns the run (unreadable input, missing model) is raised.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from summarize.config import Config, make_config
from summarize.errors import InputError, UsageError
from summarize.progress import Progress, no_progress
from summarize.records import (
    Digest,
    DigestArticle,
    Edition,
    Manifest,
    ModelUse,
    Split,
    Translation,
)
from summarize.split import split_edition
from summarize.work import Work

if TYPE_CHECKING:
    from summarize.name_file import NameFile
    from summarize.store import Store
    from summarize.summarizers.contract import Summarizer
    from summarize.translators.contract import Translator
    from summarize.zh.facts import FactFinder

__all__ = [
    "Inputs", "Plan", "Progress", "digest", "editions", "plan", "split", "translate", "whole",
]  # fmt: skip

# What can be read: one path, several paths, "-" for stdin, or a text (it has a line break). A path
# is that of a file, a folder or a zip archive, or a pattern such as "2024-12-27/*.htm".
Inputs = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]

Model = TypeVar("Model")


def editions(
    inputs: Inputs,
    *,
    config: Config | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    **options: Any,
) -> tuple[Edition, ...]:
    """Read every edition in `inputs`, told apart by date: the earliest first, undated pages last.

    Each can be given to `split` or `digest`. With `date`, the edition of that day alone, and that
    date for inputs that carry none. A day of which no file could be read is an edition without
    pages, and findings that say why. Raises InputError and UsageError as `split` does.
    """
    from summarize.read import read_editions, read_string

    config = _config(config, options)
    if isinstance(inputs, str) and "\n" in inputs:
        return (read_string(inputs, date=config.date),)
    return tuple(
        read_editions(
            _paths(inputs),
            encoding=config.encoding,
            stdin=stdin,
            date=config.date,
            progress=progress or no_progress,
        )
    )


def split(
    inputs: Inputs | Edition,
    *,
    config: Config | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    **options: Any,
) -> Split:
    """Read an edition and take it apart into articles and unassigned text.

    Parameters: `inputs` is a path or a sequence of paths, of files, folders, patterns or zip
    archives that hold one edition; or a text, which is a `str` that holds a line break; or an
    edition read already. `options` are fields of `Config`; `progress` is told of files read.
    Raises InputError where something cannot be read or no article is found, UsageError where there
    are several editions and `date` selects none.
    """
    config = _config(config, options)
    edition = inputs if isinstance(inputs, Edition) else _read(inputs, config, stdin, progress)
    if not edition.pages:
        reasons = " ".join(finding.message for finding in edition.findings)
        raise InputError(
            f"Nothing of the edition of {edition.date} could be read. {reasons}",
            remedy="Mend or replace the files.",
        )
    found = split_edition(edition)
    if not found.articles:
        names = ", ".join(page.source.name for page in found.edition.pages)
        raise InputError(
            f"No article was found in {names}.",
            remedy="Check that it is a newspaper page; `summarize article` takes any text whole.",
        )
    return found


def whole(
    inputs: Inputs,
    *,
    config: Config | None = None,
    stdin: BinaryIO | None = None,
    **options: Any,
) -> Split:
    """Read a text and take all of it as one article, whatever its form.

    Its first line is the headline where it is short and does not end a sentence; every block is a
    paragraph. Raises InputError where it cannot be read.
    """
    from summarize.split.single import one_article
    from summarize.split.twin import with_script_finding

    return one_article(with_script_finding(_read(inputs, _config(config, options), stdin)))


def translate(
    texts: Sequence[str],
    *,
    config: Config | None = None,
    progress: Progress | None = None,
    **options: Any,
) -> list[Translation]:
    """The checked translations of `texts`, one each, in order; blank texts stay blank.

    Traditional characters are made simplified first: `source` is what was translated.
    Raises ModelError or UsageError; a text that could not be translated has a finding "failed".
    """
    from summarize.glossary import read_glossary
    from summarize.translators.ladder import translate_texts
    from summarize.zh.facts import FactFinder
    from summarize.zh.script import is_traditional, simplified

    config = _config(config, options)
    if is_traditional("\n".join(texts)):
        texts = [simplified(text) for text in texts]
    names = _names(config)
    finder = FactFinder(
        date=config.date,
        people=names.people,
        glossary=read_glossary(config.glossary),
        ignored=names.ignored,
    )
    translator = _translator(config, progress)
    with _store(config) as store:
        return translate_texts(
            texts, translator, finder, store=store, progress=progress or no_progress
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What a digest would take: counts of articles, source characters, summary sentences and
    texts to translate (headlines, kickers, subheads, captions, sentences)."""

    articles: int
    characters: int
    sentences: int
    texts: int


def plan(
    inputs: Inputs | Edition,
    *,
    config: Config | None = None,
    stdin: BinaryIO | None = None,
    **options: Any,
) -> Plan:
    """What `digest` would do with these inputs, worked out with no model at all.

    Where a model is to write the summaries, `config.sentences` an article are assumed.
    """
    config = _config(config, options)
    found = split(inputs, config=config, stdin=stdin)
    work = _work(found, config)
    _annotate(work, found, config)
    assumed = 0
    if config.summarizer == "generate":
        assumed = config.sentences * len(work)
    else:
        _summarize(work, _summarizer(config, None), config)
    texts = sum(len(item.texts()) for item in work)
    sentences = sum(len(item.summary.sentences) for item in work if item.summary)
    return Plan(
        articles=len(work),
        characters=sum(len(page.text) for page in found.edition.pages),
        sentences=sentences + assumed,
        texts=texts + assumed,
    )


def digest(
    inputs: Inputs | Edition | Split,
    *,
    config: Config | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    **options: Any,
) -> Digest:
    """The bilingual digest of an edition.

    Parameters: `inputs` as for `split`, or what `split` returned; `options` are fields of `Config`
    and override `config`; `progress` is called as stages advance. Models stay loaded for the next
    call with the same settings.
    Raises InputError, ModelError or UsageError; a fault inside one article is in its `error`.
    """
    config = _config(config, options)
    clock = _Clock()
    with clock("split"):
        found = (
            inputs
            if isinstance(inputs, Split)
            else split(inputs, config=config, stdin=stdin, progress=progress)
        )
    work = _work(found, config)
    with clock("facts"):
        finder = _annotate(work, found, config)
        _learn_names(finder, found.edition.date, config)
    with clock("load"):
        summarizer = _summarizer(config, progress)
        translator = _translator(config, progress)
    with clock("summarize"):
        _summarize(work, summarizer, config)
    with clock("translate"):
        _translate(work, translator, finder, config, progress)
    articles = _as_printed(found, work)
    manifest = Manifest(
        version=_version(),
        models=(*summarizer.models, _use(translator)),
        options=_options(config),
        findings=MappingProxyType(
            Counter(
                finding.kind
                for finding in chain(
                    found.edition.findings, *(item.all_findings() for item in articles)
                )
            )
        ),
        timings=MappingProxyType(clock.seconds),
    )
    return Digest(
        edition=found.edition,
        articles=articles,
        unassigned=found.unassigned,
        manifest=manifest,
    )


def _work(found: Split, config: Config) -> list[Work]:
    """The work on every article, in the simplified characters that rules and models know."""
    from summarize.split.twin import recast, simplified_twin

    read, articles = simplified_twin(found.edition), found.articles
    if read is not found.edition:
        articles = recast(articles, read.pages)
    return [Work(article=article, full_text=config.full_text) for article in articles]


def _as_printed(found: Split, work: Sequence[Work]) -> tuple[DigestArticle, ...]:
    """What was made of every article, its Chinese in the characters of the source."""
    from summarize.split.twin import recast, simplified_twin

    made = tuple(item.finished() for item in work)
    traditional = simplified_twin(found.edition) is not found.edition
    return recast(made, found.edition.pages) if traditional else made


def _annotate(work: Sequence[Work], found: Split, config: Config) -> FactFinder:
    """Find the facts of every article; names learned in one are known in all."""
    from summarize.glossary import read_glossary
    from summarize.zh.facts import annotate, learn

    names = _names(config)
    finder = learn(
        (item.article for item in work),
        date=found.edition.date,
        glossary=read_glossary(config.glossary),
        apart=[piece.text for piece in found.unassigned],
        names=names.people,
        ignored=names.ignored,
    )
    for item in work:
        with item.guarded("facts"):
            item.article = annotate(item.article, finder)
    return finder


def _names(config: Config) -> NameFile:
    """The reader's names; a file that is to be learned into need not be there yet."""
    from summarize.name_file import NameFile, read_names

    if config.names is not None:
        return read_names(Path(config.names), missing_ok=config.learn_names)
    if config.learn_names:
        raise UsageError(
            "--learn-names has no file to write to.", remedy="Name one with --names names.toml."
        )
    return NameFile()


def _learn_names(finder: FactFinder, date: str | None, config: Config) -> None:
    from summarize.name_file import add_names

    if config.learn_names and config.names is not None:
        add_names(Path(config.names), finder.people, note=date or "undated")


def _summarize(work: Sequence[Work], summarizer: Summarizer, config: Config) -> None:
    from summarize.summarizers.contract import Limits

    limits = Limits(sentences=config.sentences, max_chars=config.max_chars)
    for item in work:
        with item.guarded("summarize"):
            (item.summary,) = summarizer.summarize([item.article], limits)


def _translate(
    work: Sequence[Work],
    translator: Translator,
    finder: FactFinder,
    config: Config,
    progress: Progress | None,
) -> None:
    """Translate the texts of all articles together: batches fill over the whole edition."""
    from summarize.translators.ladder import translate_texts

    wanted = dict.fromkeys(chain.from_iterable(item.texts() for item in work))
    with _store(config) as store:
        made = translate_texts(
            list(wanted), translator, finder, store=store, progress=progress or no_progress
        )
    by_text = dict(zip(wanted, made, strict=True))
    for item in work:
        with item.guarded("translate"):
            item.translations = {text: by_text[text] for text in item.texts()}


class _Clock:
    """Seconds spent a stage, added up."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            spent = time.perf_counter() - start
            self.seconds[stage] = round(self.seconds.get(stage, 0.0) + spent, 3)


def _config(config: Config | None, options: Mapping[str, Any]) -> Config:
    checked = make_config(**options)
    if config is None:
        return checked
    return replace(config, **{name: getattr(checked, name) for name in options})


def _read(
    inputs: Inputs, config: Config, stdin: BinaryIO | None, progress: Progress | None = None
) -> Edition:
    from summarize.read import read_edition, read_string

    if isinstance(inputs, str) and "\n" in inputs:
        return read_string(inputs, date=config.date)
    return read_edition(
        _paths(inputs),
        encoding=config.encoding,
        stdin=stdin,
        date=config.date,
        progress=progress or no_progress,
    )


def _paths(inputs: Inputs) -> list[str | os.PathLike[str]]:
    return [inputs] if isinstance(inputs, str | os.PathLike) else list(inputs)


# Loaded models by the settings that chose them: loading takes seconds, a call should not.
_models: dict[tuple[object, ...], Any] = {}


def _summarizer(config: Config, progress: Progress | None) -> Summarizer:
    from summarize.summarizers import load_summarizer

    return _load(load_summarizer, config, progress, config.summarizer, model=config.summary_model)


def _translator(config: Config, progress: Progress | None) -> Translator:
    from summarize.translators import load_translator

    return _load(load_translator, config, progress, config.translator, engine=config.engine)


def _load(
    loader: Callable[..., Model],
    config: Config,
    progress: Progress | None,
    name: str,
    **choice: str | None,
) -> Model:
    key = (
        loader.__name__, name, *choice.values(), config.cache_dir, config.offline, config.threads,
    )  # fmt: skip
    if key not in _models:
        _models[key] = loader(
            name,
            **choice,
            cache_dir=Path(config.cache_dir),
            offline=config.offline,
            threads=config.threads,
            progress=progress,
        )
    model: Model = _models[key]
    return model


@contextmanager
def _store(config: Config) -> Iterator[Store | None]:
    from summarize.store import Store

    if not config.cache:
        yield None
        return
    with Store(Path(config.cache_dir)) as store:
        yield store


def _use(translator: Translator) -> ModelUse:
    return ModelUse(
        role="translate",
        name=translator.name,
        engine=translator.engine,
        sha256=translator.sha256,
        license=translator.license,
    )


def _options(config: Config) -> Mapping[str, str | int | bool | None]:
    """The options that decide the product; where files lie and how fast it went do not."""
    names = (
        "encoding", "date", "summarizer", "summary_model", "sentences", "max_chars",
        "translator", "engine", "full_text",
    )  # fmt: skip
    options = {name: getattr(config, name) for name in names}
    # Where files lie does not decide the product; an old rerun finds them by name.
    glossary = ", ".join(Path(path).name for path in config.glossary)
    people = Path(config.names).name if config.names else None
    return MappingProxyType({**options, "glossary": glossary or None, "names": people})


def _version() -> str:
    from summarize import __version__

    return __version__
