"""Number forms of the Chinese press: how many our reader, cn2an and jionlp read right.

usage: python bench/number_forms.py [--half dev|test] [--json FILE] [--wrong]

The forms are `tests/cases/number_forms.tsv`. Our reader must find the number in its context and
give the very span, value, unit, approximation, change and English. The rivals (`pip install cn2an
jionlp`, left out where missing) are given the bare span, and the numeral alone (with 元 for the
money reader); they are right where any of their functions gives the value. `--wrong` lists what
ours gets wrong.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from summarize.zh.facts import number_facts
from summarize.zh.numbers import Quantity, find_quantities

FORMS = Path(__file__).parent.parent / "tests" / "cases" / "number_forms.tsv"
_NUMERAL = re.compile(
    r"(?:百分之|千分之)?[负0-9０-９零〇一二两三四五六七八九十百千万亿廿点半几数.．,分之至到—~～－-]+"
)
_PADDING = re.compile("[余多来,，]")
_NONE = "-"


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form in its context, from `start` to `end`, and what it means; value "-" for nothing."""

    half: str
    text: str
    start: int
    end: int
    expected: tuple[str, str, str, str, str]

    @property
    def span(self) -> str:
        return self.text[self.start : self.end]

    @property
    def value(self) -> str:
        return self.expected[0]


def read_forms(path: Path = FORMS) -> list[Form]:
    """The forms of a table; raises ValueError where a row has no span in square brackets."""
    forms = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        half, text, value, unit, approximation, change, english = line.split("\t")
        start, end = text.index("["), text.index("]") - 1
        forms.append(
            Form(
                half=half, text=text.replace("[", "").replace("]", ""), start=start, end=end,
                expected=(value, unit, approximation, change, english),
            )
        )  # fmt: skip
    return forms


def found_in(form: Form) -> list[Quantity]:
    """What our reader finds that overlaps the span of the form."""
    return [q for q in find_quantities(form.text) if q.start < form.end and form.start < q.end]


def meant_by(form: Form, quantity: Quantity) -> tuple[str, str, str, str, str]:
    """Value, unit, approximation, change and English of a quantity, as the table writes them."""
    facts = number_facts(form.text)
    fact = next(fact for fact in facts if (fact.start, fact.end) == (quantity.start, quantity.end))
    return (
        fact.value, fact.unit or _NONE, fact.approximation or _NONE, fact.change or _NONE, fact.en
    )  # fmt: skip


def is_right(form: Form) -> bool:
    """Does our reader give the very span and all that it means, or nothing where nothing is?"""
    found = found_in(form)
    if form.value == _NONE:
        return not found
    if len(found) != 1 or found[0].zh != form.span:
        return False
    return meant_by(form, found[0]) == form.expected


def has_value(form: Form) -> bool:
    """Does our reader give the value, whatever else?"""
    return any(quantity.value == form.value for quantity in found_in(form))


def cn2an_values(span: str) -> Iterator[str]:
    """What cn2an makes of the span and of the numeral in it."""
    import cn2an

    for text in {span, *_NUMERAL.findall(_PADDING.sub("", span))}:
        for read in (lambda t: cn2an.cn2an(t, "smart"), cn2an.transform):
            with contextlib.suppress(Exception), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield str(read(text))


def jionlp_values(span: str) -> Iterator[str]:
    """What the money reader of jionlp makes of the span and of its numeral with 元."""
    import jionlp

    for text in {span, *(f"{numeral}元" for numeral in _NUMERAL.findall(_PADDING.sub("", span)))}:
        with contextlib.suppress(Exception):
            read = jionlp.parse_money(text)["num"]
            yield "-".join(read) if isinstance(read, list) else str(read)


def same(first: str, second: str) -> bool:
    """Are two values equal, as numbers where they are numbers? 3.5% is 3.5, 2/3 a fraction."""
    ends = [
        re.findall(r"-?[0-9]+(?:[./:][0-9]+)?", text.replace(",", "")) for text in (first, second)
    ]
    if len(ends[0]) != len(ends[1]) or not ends[0] or re.search("[一二三四五六七八九万亿]", first):
        return False
    return all(_number(a) == _number(b) for a, b in zip(*ends, strict=True))


def _number(text: str) -> Fraction | str:
    try:
        return Fraction(text) if "/" in text else Fraction(Decimal(text))
    except ArithmeticError:
        return text


RIVALS: dict[str, Callable[[str], Iterator[str]]] = {
    "cn2an": cn2an_values,
    "jionlp": jionlp_values,
}


def counts(forms: list[Form]) -> dict[str, tuple[int, int]]:
    """(right, total) of each reader; a total leaves out what the reader is not asked."""
    positive = [form for form in forms if form.value != _NONE]
    negative = [form for form in forms if form.value == _NONE]
    rows = {
        "ours, span and all that it means": (sum(map(is_right, positive)), len(positive)),
        "ours, value": (sum(map(has_value, positive)), len(positive)),
        "ours, nothing where nothing is": (sum(map(is_right, negative)), len(negative)),
    }
    for name, read in RIVALS.items():
        if importlib.util.find_spec(name) is None:
            continue
        with _quiet():
            right = sum(
                any(same(value, form.value) for value in read(form.span)) for form in positive
            )
        rows[f"{name}, value of the bare span"] = (right, len(positive))
    return rows


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """jionlp greets on stdout and complains there."""
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        yield


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=("dev", "test"), help="only this half of the table")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    parser.add_argument("--wrong", action="store_true", help="list what our reader gets wrong")
    options = parser.parse_args()
    forms = [form for form in read_forms() if options.half in (None, form.half)]
    rows = counts(forms)
    print(f"{'reader':<34} {'right':>5} {'of':>5}")
    for name, (right, total) in rows.items():
        print(f"{name:<34} {right:5} {total:5}")
    if options.wrong:
        for form in forms:
            if not is_right(form):
                found: list[Any] = [(q.zh, *meant_by(form, q)) for q in found_in(form)]
                print(form.text, form.span, form.expected, found, sep="\t")
    if options.json:
        data = {name: {"right": right, "of": total} for name, (right, total) in rows.items()}
        options.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
