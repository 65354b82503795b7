"""The tokenizer of Chinese Pegasus models that come with a word list instead of SentencePiece.

Randeng-Pegasus (IDEA-CCNL, Fengshenbang-LM) was trained on words of jieba where its vocab.txt
has them, and on BERT word pieces elsewhere; transformers has no class for that.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

__all__ = ["WordVocabulary", "has_word_vocabulary"]

# What the model calls the first entries of BERT's list.
_RENAMED = {
    "[PAD]": "<pad>", "[unused1]": "</s>", "[UNK]": "<unk>", "[unused2]": "<mask_1>",
    "[unused3]": "<mask_2>",
}  # fmt: skip
_UNKNOWN = "<unk>"
_END = "</s>"
_HIDDEN = frozenset({"<pad>", _END, "<mask_1>", "<mask_2>", "[CLS]", "[SEP]", "[MASK]"})
_APART = re.compile(r"[^\W\u3400-\u4dbf\u4e00-\u9fff_]")
_WORD = re.compile(r"[^\W\u3400-\u4dbf\u4e00-\u9fff_]+|\S")


def has_word_vocabulary(folder: Path) -> bool:
    """Whether `folder` holds a Pegasus model with vocab.txt and no SentencePiece model."""
    config = folder / "config.json"
    if not (folder / "vocab.txt").is_file() or not config.is_file():
        return False
    kind = json.loads(config.read_text(encoding="utf-8")).get("model_type")
    return kind == "pegasus" and not (folder / "spiece.model").is_file()


class WordVocabulary:
    """Encodes Chinese text as the ids of a word list, and decodes them."""

    def __init__(self, folder: Path) -> None:
        # BERT's lists hold characters such as U+2028, at which splitlines() would part one line
        # into two and shift every index after it.
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
        self._tokens = [_RENAMED.get(line, line) for line in lines]
        self._ids = {token: index for index, token in enumerate(self._tokens)}

    def encode(self, text: str) -> list[int]:
        """The ids of `text`, the end token last."""
        import rjieba

        pieces: list[str] = []
        for word in rjieba.cut(text, hmm=False):
            if word in self._ids:
                pieces.append(word)
            else:
                for part in _WORD.findall(_plain(word)):
                    pieces.extend(self._pieces(part))
        return [self._ids[piece] for piece in (*pieces, _END)]

    def decode(self, ids: Sequence[int], *, skip_special_tokens: bool = True) -> str:
        """The text of `ids`; Latin words and figures are parted by spaces, Chinese is not.

        What the list has no word for stays visible as <unk>, for the checks to reject.
        """
        text = ""
        for index in ids:
            token = self._tokens[index]
            if skip_special_tokens and token in _HIDDEN:
                continue
            if token.startswith("##"):
                text += token[2:]
            elif _APART.match(text[-1:]) and _APART.match(token):
                # They were apart in what the model learnt from: 12 30 must not become 1230.
                text += " " + token
            else:
                text += token
        return text

    def _pieces(self, word: str) -> list[str]:
        """Word pieces, longest first (Schuster and Nakajima, 2012); <unk> where none fit."""
        pieces: list[str] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end] if start == 0 else "##" + word[start:end]
                if piece in self._ids:
                    pieces.append(piece)
                    start = end
                    break
            else:
                return [_UNKNOWN]
        return pieces


def _plain(text: str) -> str:
    """Lower case without accents, as BERT's basic tokenizer leaves it."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
