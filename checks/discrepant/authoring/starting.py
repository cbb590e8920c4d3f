"""Which first expectation file do these articles suggest?

Quantities that several of them mention: what they count, by a unit of its own or one that is
built in, told apart by a word that stands in the clauses of the figures.  A draft for somebody
to edit, and no more than that: it never says what must be true, only what could be compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from discrepant import extract, pipeline
from discrepant.bind.cues import clause
from discrepant.expectations import ExpectationError, read
from discrepant.figures.noun_words import singular
from discrepant.model import Hedge, Mention, MentionKind, Ruleset, Source
from discrepant.places import Places
from discrepant.prose.clause_words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    COORDINATORS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
    TIME_CONJUNCTIONS,
)
from discrepant.render.escapes import line
from discrepant.speech.saying_words import REPORTING
from discrepant.wording import counted

SCHEMA = "discrepant.schema.json"

# So many quantities are enough to begin with; the rest is found with `discrepant uncovered`.
_MOST = 12
_MOST_QUOTED = 3
_COLUMNS = 60
_LEAST_LETTERS = 4
_SAY_LITTLE = frozenset(
    "about above according added after again against ago almost along already also although "
    "among another around back because been before began being believed between both could "
    "during each early either estimated even ever every expected fewer first following further "
    "given going having here including instead into itself just last late later least less like "
    "likely made make many might more most much must near nearly next none number numbers once "
    "only other others over part past people person persons provided reported reportedly roughly "
    "same second several should since some still such suggested than that their them then there "
    "these they third this those though through today together told total toward towards under "
    "until upon used very week weeks were what when where which while will with within without "
    "would year years your day days month months hour hours ones thousand thousands hundred "
    "hundreds million millions billion dozen dozens half".split()
)
_NO_CUES = (
    _SAY_LITTLE
    | REPORTING
    | ADVERBS
    | ARTICLES
    | AUXILIARIES
    | COORDINATORS
    | PREPOSITIONS
    | RELATIVES
    | SUBJECTS
    | SUBORDINATORS
    | TIME_CONJUNCTIONS
)


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold the text of an expectation file, and how many quantities it declares."""

    text: str
    quantities: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """Hold a figure with what it counts, the words around it and where it stands."""

    source: str
    unit: str
    noun: str
    words: tuple[str, ...]
    place: str
    quotation: str


@dataclass(frozen=True, slots=True)
class _Quantity:
    """Hold a quantity to be: what it counts, and the word that tells it from others."""

    unit: str
    noun: str
    cue: str
    seen: tuple[_Seen, ...]

    @property
    def sources(self) -> int:
        return len({each.source for each in self.seen})

    @property
    def what(self) -> str:
        return f"{self.noun} {self.cue}".strip()


def draft(sources: Sequence[Source], rulesets: Sequence[Ruleset] = ()) -> Draft:
    """Return a first expectation file for articles, to stand beside those of `rulesets`.

    Quantities that two articles mention (with one article: that it mentions) come by how many
    do, each with a few of the passages.  What the others declare already is left out, so that
    the text reads without an error beside them.
    """
    least = min(2, len(sources))
    seen = [each for source in sources for each in _figures(source)]
    found = [each for each in _quantities(seen) if each.sources >= least]
    ordered = sorted(found, key=lambda each: (-each.sources, -len(each.seen), each.what))
    chosen: dict[str, _Quantity] = {}
    for each in ordered:
        id_ = _id(each.what)
        if len(chosen) < _MOST and id_ and id_ not in chosen:
            more = {**chosen, id_: each}
            chosen = more if _is_valid(more, rulesets) else chosen
    return Draft(_text(chosen, len(sources)), len(chosen))


def _figures(source: Source) -> Iterator[_Seen]:
    places = Places(source)
    for mention in extract.read(source):
        noun = "" if mention.noun is None else source.text[slice(*mention.noun)].lower()
        is_counted = mention.kind is MentionKind.NUMBER and mention.value is not None
        if not is_counted or mention.unread or mention.repeat_of or not (noun or mention.unit):
            continue
        if mention.hedge is Hedge.VAGUE and not mention.unit:
            continue  # "several cities" is seldom a figure of a story
        unit = mention.unit or singular(noun)
        words = tuple(_cue_words(source.text, mention, {noun, unit}))
        place = places.passage(mention.span, mention.sentence)
        quoted = " ".join(source.text[slice(*mention.span)].split())
        yield _Seen(source.id, unit, noun or unit, words, f"{place.path}:{place.line}", quoted)


def _cue_words(text: str, mention: Mention, own: Collection[str]) -> Iterator[str]:
    """Yield the words of a figure's clause that may name its quantity, the nearest first."""
    around = clause(text, mention.clause, mention.span)
    near = sorted(range(len(around.words)), key=lambda at: around.distance(at, at + 1))
    for at in near:
        word, start = around.words[at], around.offsets[at]
        is_plain = word.isascii() and word.isalpha() and text[start].islower()
        inside = around.figure[0] <= at < around.figure[1]
        names_something = len(word) >= _LEAST_LETTERS and word not in _NO_CUES
        if is_plain and names_something and not inside and word not in own:
            yield word


def _quantities(seen: Iterable[_Seen]) -> Iterator[_Quantity]:
    by_unit: dict[str, list[_Seen]] = defaultdict(list)
    for each in seen:
        by_unit[each.unit].append(each)
    for unit, group in by_unit.items():
        own = unit == singular(group[0].noun) and unit not in _BUILT_IN
        if own and len(group) > 1:
            yield _Quantity(unit, _often(each.noun for each in group), "", tuple(group))
        elif not own:
            yield from _told_apart(unit, group)


_BUILT_IN = frozenset({"person", "percent"})


def _told_apart(unit: str, group: Sequence[_Seen]) -> Iterator[_Quantity]:
    """Yield a quantity for each word that the clauses of several sources share.

    A figure goes to the word that most sources use, as it may belong to one quantity only.
    """
    sources: dict[str, set[str]] = defaultdict(set)
    for each in group:
        for word in each.words:
            sources[word].add(each.source)
    members: dict[str, list[_Seen]] = defaultdict(list)
    for each in group:
        if each.words:
            # The nearest of those that most sources use.
            best = max(each.words, key=lambda word: (len(sources[word]), -each.words.index(word)))
            members[best].append(each)
    for word, figures in members.items():
        yield _Quantity(unit, _often(each.noun for each in figures), word, tuple(figures))


def _often(words: Iterable[str]) -> str:
    found = list(words)
    return min(set(found), key=lambda word: (-found.count(word), word))


# ---------------------------------------------------------------- as YAML


def _id(what: str) -> str:
    letters = (char if char.isascii() and char.isalnum() else "_" for char in what.lower())
    return "".join(letters).strip("_")[:60]


def _is_valid(quantities: Mapping[str, _Quantity], rulesets: Sequence[Ruleset]) -> bool:
    """Tell whether the language takes them: a noun may be a unit of pint, or of another file."""
    try:
        pipeline.check([], [*rulesets, read(_text(quantities, 1), "draft.yaml")])
    except ExpectationError:
        return False
    return True


def _text(quantities: Mapping[str, _Quantity], articles: int) -> str:
    lines = [
        f"# yaml-language-server: $schema={SCHEMA}",
        f"# Begun by `discrepant init` from {counted(articles, 'article')}; now it is yours:",
        "# say what each quantity is, mend the words that find it, drop what does not matter.",
        *_units(quantities.values()),
        "quantities:" if quantities else "quantities: {}",
        *(each for id_, quantity in quantities.items() for each in _declared(id_, quantity)),
        "",
        "expectations:" if quantities else "expectations: {}",
    ]
    for id_ in quantities:
        lines += [f"  {id_}-agree:", f"    agree: {id_}", "    tolerance: 5%"]
    return "\n".join(lines) + "\n"


def _units(quantities: Iterable[_Quantity]) -> Iterator[str]:
    """Yield the definitions of units that no story before this one had."""
    own = [each for each in quantities if not each.cue]
    yield ""
    if own:
        yield "units: |"
        for each in own:
            forms = sorted({seen.noun for seen in each.seen} - {each.unit})
            yield " = ".join([f"  {each.unit}", f"[{each.unit}_counted]", "_", *forms])
        yield ""


def _declared(id_: str, quantity: _Quantity) -> Iterator[str]:
    for each in quantity.seen[:_MOST_QUOTED]:
        words = line(each.quotation)
        cut = words if len(words) <= _COLUMNS else f"{words[:_COLUMNS]}…"
        yield f"  # {line(each.place)}  “{cut}”"
    yield f"  {id_}:"
    yield f"    what: {_quoted(quantity.what)}"
    yield f"    unit: {_quoted(quantity.unit)}"
    if quantity.cue:
        yield "    find:"
        yield f"      - with: [{_quoted(quantity.cue)}]"


def _quoted(word: str) -> str:
    """Return a word as YAML, in quotation marks where it may read as something else."""
    plain = all(part.isascii() and part.isalpha() for part in word.split(" "))
    return word if plain and word not in ("no", "yes", "on", "off", "null") else f'"{line(word)}"'
