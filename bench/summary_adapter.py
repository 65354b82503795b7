"""An adapter of the embedded model that writes briefs, for the summary bench alone."""

from __future__ import annotations

import json
import tempfile
import tomllib
from pathlib import Path

import ctranslate2
import sentencepiece

from summarize.records import ModelUse
from summarize.summarizers.engine import Written
from summarize.weights import load_catalog
from summarize.weights.embedded import write_merged
from summarize.weights.pieces import BEGIN, END, Pieces

__all__ = ["AdapterGenerator"]

RECIPE = Path(__file__).parent.parent / "models" / "train" / "briefs.toml"
# Tokens of a brief, which is a sentence or two.
CAP = 96


class AdapterGenerator:
    """The embedded base with an adapter that `models/train/train.py` made by `briefs.toml`."""

    def __init__(self, adapter: Path) -> None:
        recipe = tomllib.loads(RECIPE.read_text(encoding="utf-8"))
        spec = load_catalog().get("embedded")
        self.use = ModelUse(
            role="summarise", name=adapter.parent.name, engine="ctranslate", sha256="",
            license=spec.license,
        )  # fmt: skip
        self._prompt = recipe["brief"][0]["prompt"]
        self._written: dict[tuple[str, int], Written] = {}
        self._limit = recipe["budget"]["longest"] - CAP
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_merged(spec, adapter, recipe["adapter"]["scale"], folder)
            tokenizer = sentencepiece.SentencePieceProcessor(
                model_file=str(folder / "tokenizer.model")
            )
            kept = json.loads((folder / "vocabulary.json").read_bytes())
            self._pieces = Pieces(tokenizer, kept)
            self._generator = ctranslate2.Generator(str(folder), compute_type="int8")

    def fits(self, text: str) -> bool:
        """Whether `text` is no longer than what training saw."""
        return len(self._tokens(text)) <= self._limit

    def write(self, text: str, *, stretch: int = 1) -> Written:
        """The brief of a beam of four; each text is written once for all budgets."""
        if (text, stretch) not in self._written:
            self._written[text, stretch] = self._write(text, stretch)
        return self._written[text, stretch]

    def _write(self, text: str, stretch: int) -> Written:
        tokens = self._tokens(text)
        (result,) = self._generator.generate_batch(
            [tokens], beam_size=4, max_length=CAP * stretch, include_prompt_in_result=False,
            end_token=END, return_end_token=True, return_scores=True,
        )  # fmt: skip
        made = result.sequences[0]
        words = [piece for piece in made if piece != END]
        return Written(
            text=self._pieces.join(words), score=result.scores[0], finished=END in made,
            tokens=len(words),
        )  # fmt: skip

    def _tokens(self, text: str) -> list[str]:
        return [BEGIN, *self._pieces.split(self._prompt.format(text=text))]
