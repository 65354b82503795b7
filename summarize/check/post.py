"""Posts, bodies and names of laws and policies: what the source names the translation does too."""

from __future__ import annotations

import re

from summarize.check.contract import Check, Pair
from summarize.records import Fact, Finding
from summarize.zh.terms import SMALL_WORDS, is_name, is_proper

__all__ = ["CHECK"]

# A rendering is taken as kept where this share of its content words is there: wording may differ
# (chief procurator, head of the bureau), another office does not share half of the words.
KEPT = 0.5

# Other usual words, by stem: Taiwan's and foreign procurators are prosecutors, ministries of some
# states are departments and their laws acts and codes, and the CPC is the Party.
_ALSO = {
    "procur": ("prosec", "attorn"), "judge": ("justic", "judici", "magist"),
    "lawyer": ("attorn",), "minist": ("depart", "secret", "treasu"),
    "financ": ("treasu",), "defens": ("defenc",), "publicity": ("propag",), "congre": ("npc",),
    "law": ("act", "code", "statut", "regula", "ordina"), "monopo": ("antitr", "antimo"),
    "china": ("sino", "chines"), "u": ("americ", "united"),
    "uk": ("anglo", "britis", "britai", "united"),
    "eu": ("europe", "e"), "dprk": ("north",), "france": ("franco", "french"), "japan": ("japane",),
    "cpc": ("party", "commun"), "model": ("experi",), "shared": ("common",),
    "future": ("destin",), "humani": ("human", "mankin"), "federa": ("fed",),
    # What some are called by their letters, by a word of the full name.
    "afp": ("agence",), "g": ("group",), "nato": ("atlant",),
    "oecd": ("econom",), "opec": ("petrol",), "unesco": ("educat",), "unhcr": ("refuge",),
    "kuomin": ("kmt",), "olympi": ("game",), "united": ("un",), "nation": ("un",),
    "nanjin": ("nankin",), "asian": ("asiad",), "resist": ("anti",), "agains": ("anti",),
    "russia": ("russo",), "india": ("indo",),
}  # fmt: skip

# Words that many bodies share: what a body is for, or where, is in the others.
_GENERIC = frozenset(
    ("admini", "affair", "agency", "associ", "bureau", "center", "centra", "china", "chines",
     "commis", "commit", "counci", "county", "cpc", "depart", "distri", "genera", "group", "headqu",
     "instit", "intern", "leadin", "minist", "munici", "nation", "office", "organi", "people",
     "provin", "region", "standi", "state", "united", "work", "world")
)  # fmt: skip

# What the press calls some of them: here the words alone do not tell.
_CALLED = {
    en: re.compile(rf"\b(?:{called})\b", re.IGNORECASE)
    for en, called in (
        ("US Department of State", "State Department"),
        ("US Department of Defense", "Pentagon|DoD|Department of War"),
        ("US Department of the Treasury", "Treasury(?! (?:bonds?|bills?|notes?|yields?))"),
        ("US Department of Justice", "Justice Department|DoJ"),
        ("US Department of Commerce", "Commerce Department"),
        ("US Secretary of Defense", "Pentagon chief|defen[cs]e chief"),
        ("US Secretary of State", "top (?:US )?diplomat"),
        ("US Trade Representative", "USTR"),
        ("APEC", "Asia[- ]Pacific Economic"),
    )
}

# What a meeting is called, and the other word for it.
_MEETINGS = {"conference": "conference", "session": "plenum", "congress": "congress"}
# Words on each side of it in which its name is looked for.
_NEAR = 9


def _stems(text: str) -> set[str]:
    """Content words without their endings, so that 'provincial' meets 'province'."""
    # Of the 19th Congress, th is no word.
    words = re.findall(r"(?<![0-9a-z])[a-z]+", text.lower().replace("'s", ""))
    return {_stem(word.removesuffix("s")) for word in words if word not in SMALL_WORDS}


def _stem(word: str) -> str:
    # The Publicity Department is no department of public security.
    return word if word == "publicity" else word[:6]


def _lost(pair: Pair) -> list[Fact]:
    """Names that the translation lacks, each name that it has counted once.

    What is said word for word is taken out first, so that the Economic Work Conference of a
    province does not pass for the Central one beside it.
    """
    official = [
        fact
        for fact in pair.facts
        if (fact.kind in ("title", "organisation") or _is_name(fact)) and fact.zh in pair.source
    ]
    text, open_ = pair.text.lower(), []
    for fact in sorted({fact.en: fact for fact in official}.values(), key=lambda f: -len(f.en)):
        said = fact.en.lower().removeprefix("the ")
        if said in text:
            text = text.replace(said, " ")
        else:
            open_.append(fact)
    there = _stems(text)
    lost = [fact for fact in open_ if not _is_there(fact, there, pair.text)]
    lost += _hidden([fact for fact in open_ if fact not in lost], text)
    return sorted(lost, key=lambda fact: fact.start)


def _hidden(facts: list[Fact], text: str) -> list[Fact]:
    """Meetings without a mention of their own: one conference is said where the source has two.

    Where `text` speaks of fewer than there are `facts`, and of none in the plural, those are
    hidden that are said least around its mentions.
    """
    words = re.findall(r"[a-z]+", text)
    hidden: list[Fact] = []
    for noun, other in _MEETINGS.items():
        same = [fact for fact in facts if noun in _head(fact).lower().split()]
        mentions = [at for at, word in enumerate(words) if word in (noun, other)]
        if not 0 < len(mentions) < len(same) or not {f"{noun}s", f"{noun}es"}.isdisjoint(words):
            continue
        near = [_stems(" ".join(words[max(0, at - _NEAR) : at + _NEAR])) for at in mentions]
        same.sort(key=lambda fact: max(len(_stems(fact.en) & around) for around in near))
        hidden += same[: len(same) - len(mentions)]
    return hidden


def _head(fact: Fact) -> str:
    """The words that say what it is: the Third Plenary Session."""
    return fact.en.split(" of ")[0]


def _is_there(fact: Fact, there: set[str], text: str) -> bool:
    if fact.en in _CALLED and _CALLED[fact.en].search(text):
        return True
    wanted = _stems(fact.en)
    kept = {stem for stem in wanted if not there.isdisjoint((stem, *_ALSO.get(stem, ())))}
    enough = KEPT * len(wanted)
    # Whose conference or commission it is, another name may say as well; what it is, none does.
    head = _stems(_head(fact))
    told = wanted - _GENERIC
    if fact.kind == "organisation" and (
        (len(head) > 1 and head.isdisjoint(kept)) or (told and told.isdisjoint(kept))
    ):
        return _abbreviated(fact.en, text)
    # The wording of a term is settled, that of a post is not: chief or head of a bureau.
    said = len(kept) > enough if fact.kind == "term" else len(kept) >= enough
    return said or _abbreviated(fact.en, text)


def _is_name(fact: Fact) -> bool:
    """A law, a session, a policy with a name of its own, such as the Belt and Road Initiative."""
    return fact.kind == "term" and (is_proper(fact.en) or (is_name(fact.zh) and " " in fact.en))


def _abbreviated(name: str, text: str) -> bool:
    """MOFA or MFA for the Ministry of Foreign Affairs, W.H.O., PBoC."""
    words = re.findall(r"[A-Za-z]+", name.replace("'s", ""))
    initials = {
        "".join(word[0].upper() for word in words),
        "".join(word[0] for word in words if word[0].isupper()),
    }
    said = {
        word.replace(".", "").upper()
        for word in re.findall(r"[A-Za-z][A-Za-z.]*[A-Za-z]", text)
        if len(re.findall("[A-Z]", word)) > 1
    }
    return any(len(each) > 1 and each in said for each in initials)


def score(pair: Pair) -> float:
    """Names of the source that share less than half of their words with the English."""
    return float(len(_lost(pair)))


def explain(pair: Pair) -> tuple[Finding, ...]:
    """One finding a lost name: an error for a post or body, a warning for a term."""
    return tuple(
        Finding(
            kind=fact.kind,
            severity="warning" if fact.kind == "term" else "error",
            message=f"{fact.zh} is {fact.en}; the translation may lack it or name another.",
            zh=fact.zh,
            expected=fact.en,
        )
        for fact in _lost(pair)
    )


CHECK = Check(name="post", score=score, explain=explain, high=0)
