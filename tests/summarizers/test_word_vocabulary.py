"""The word list of Chinese Pegasus models."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarize.summarizers.word_vocabulary import WordVocabulary, has_word_vocabulary

WORDS = [
    "[PAD]", "[unused1]", "[UNK]", "[unused2]", "[unused3]", "公共", "法律", "服", "务", "，",
    "。", "new", "york", "##er", "12", "##3",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vocab.txt").write_text("\n".join(WORDS) + "\n", encoding="utf-8")
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "pegasus"}), encoding="utf-8")
    return tmp_path


def test_it_is_recognized_by_its_files(folder):
    assert has_word_vocabulary(folder)
    (folder / "spiece.model").write_bytes(b"")
    assert not has_word_vocabulary(folder)


def test_another_kind_of_model_has_none(folder):
    (folder / "config.json").write_text(json.dumps({"model_type": "bert"}), encoding="utf-8")
    assert not has_word_vocabulary(folder)


def tokens(vocabulary: WordVocabulary, text: str) -> list[str]:
    return [WORDS[index] for index in vocabulary.encode(text)]


def test_words_characters_and_pieces(folder):
    vocabulary = WordVocabulary(folder)
    # 服务 is no entry, so it becomes its characters; 1 is the end token.
    assert tokens(vocabulary, "公共法律服务，123。") == [
        "公共", "法律", "服", "务", "，", "12", "##3", "。", "[unused1]",
    ]  # fmt: skip
    assert tokens(vocabulary, "Newer") == ["new", "##er", "[unused1]"]
    assert tokens(vocabulary, "戊") == ["[UNK]", "[unused1]"]


def test_decoding(folder):
    vocabulary = WordVocabulary(folder)
    for text in ("公共法律服务，123。", "new york公共", "公共12 12法律", "12 new，12"):
        assert vocabulary.decode(vocabulary.encode(text)) == text
    # A gap must not pass for text.
    assert vocabulary.decode(vocabulary.encode("公共戊法律")) == "公共<unk>法律"


def test_a_line_separator_is_an_entry_like_any_other(folder):
    # BERT's lists hold U+2028; what comes after it must keep its index.
    lines = [*WORDS, "\u2028", "公路"]
    (folder / "vocab.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    vocabulary = WordVocabulary(folder)
    assert vocabulary.encode("公路") == [len(WORDS) + 1, 1]
    assert vocabulary.decode([len(WORDS) + 1]) == "公路"
