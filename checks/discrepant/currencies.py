"""Which currency stands beside a number: a sign, a code, "Australian dollars"?"""

from __future__ import annotations

from discrepant.tokens import Tokens

SIGNS = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₩": "KRW",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₪": "ILS",
    "₦": "NGN",
    "₱": "PHP",
    "₫": "VND",
    "元": "CNY",
}
DOLLARS = {
    "us": "USD",
    "u.s": "USD",
    "usd": "USD",
    "a": "AUD",
    "au": "AUD",
    "aud": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "cad": "CAD",
    "hk": "HKD",
    "hkd": "HKD",
    "nz": "NZD",
    "nzd": "NZD",
    "s": "SGD",
    "sgd": "SGD",
    "r": "BRL",
    "mex": "MXN",
    "mxn": "MXN",
}
"""Letters before a dollar sign: "US$", "A$", "NZ$"."""

_CODES = frozenset(
    "USD EUR GBP JPY CNY RUB UAH CHF CAD AUD NZD HKD SGD INR KRW MXN BRL ZAR SEK NOK DKK PLN CZK "
    "HUF TRY ILS SAR AED QAR KWD EGP LBP NGN PKR BDT THB MYR IDR PHP VND MNT KZT GEL BGN RON KPW "
    "IRR IQD SYP AFN KES GHS ARS CLP COP PEN".split()
)
_NAMES = {"rs": "INR", "rmb": "CNY", "rm": "MYR"}
# Words of several currencies mean the one of the country that stands before them.
_OF_COUNTRY: dict[str, dict[str, str]] = {
    "dollar": {
        "us": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD",
        "kong": "HKD", "zealand": "NZD", "taiwan": "TWD", "jamaican": "JMD", "namibian": "NAD",
        "zimbabwean": "ZWG", "liberian": "LRD", "fijian": "FJD",
    },
    "pound": {
        "british": "GBP", "egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG",
    },
    "franc": {"swiss": "CHF", "cfa": "XOF", "congolese": "CDF", "rwandan": "RWF"},
    "peso": {
        "mexican": "MXN", "philippine": "PHP", "argentine": "ARS", "chilean": "CLP",
        "colombian": "COP", "cuban": "CUP",
    },
    "rupee": {
        "indian": "INR", "pakistani": "PKR", "lankan": "LKR", "nepalese": "NPR",
        "mauritian": "MUR",
    },
    "dinar": {
        "kuwaiti": "KWD", "iraqi": "IQD", "jordanian": "JOD", "serbian": "RSD", "libyan": "LYD",
    },
    "riyal": {"saudi": "SAR", "qatari": "QAR", "yemeni": "YER"},
    "rial": {"iranian": "IRR", "omani": "OMR"},
    "lira": {"turkish": "TRY", "syrian": "SYP", "lebanese": "LBP"},
    "krona": {"swedish": "SEK"},
    "krone": {"norwegian": "NOK", "danish": "DKK"},
    "won": {"korean": "KRW"},
    "real": {"brazilian": "BRL"},
}  # fmt: skip
_PLURALS = {"kronor": "krona", "kroner": "krone", "liras": "lira", "reais": "real"}


def before(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return the currency that stands before token `at`, and where it begins: "USD 20", "Rs. 5".

    Signs are read from their own place, see :func:`sign`.
    """
    index = at - 2 if tokens.word(at - 1) == "." and tokens.word(at - 2) == "rs" else at - 1
    if index < 0:
        return None
    raw = tokens.raw(index)
    if raw in _CODES:
        return raw, index
    code = _NAMES.get(tokens.word(index))
    return (code, index) if code is not None and raw[0].isupper() else None


def after(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return the currency of the sign or code at token `at`, and where it ends: "20 €"."""
    word = tokens.word(at)
    sign_ = SIGNS.get(word)
    if sign_ is not None and not tokens.is_number(at + 1):
        return sign_, at + 1
    if word == "$" and tokens.is_number(at + 1) and tokens.touches(at):
        return None
    if not word:
        return None
    raw = tokens.raw(at)
    if raw in _CODES:
        return raw, at + 1
    code = _NAMES.get(word)
    return (code, at + 1) if code is not None and raw[0].isupper() else None


def sign(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return the currency of the sign that begins at token `at`, and the token after it."""
    word = tokens.word(at)
    code = SIGNS.get(word)
    if code is not None:
        return code, at + 1
    code = DOLLARS.get(word)
    after_ = at + 1 + (word == "u.s" and tokens.word(at + 1) == ".")
    if code is None or tokens.word(after_) != "$":
        return None
    # "gave a $5 tip": the letters touch the sign, or are capitals ("US $ 5").
    if (len(word) < 3 and not tokens.is_capital(at)) or (
        word == "a" and not tokens.touches(after_)
    ):
        return None
    return code, after_ + 1


def named(tokens: Tokens, at: int) -> str | None:
    """Return the currency that words at token `at` name together: "Australian dollars".

    Words of one currency alone ("euros") are units like any other and not looked at here.
    """
    for index in range(at + 1, min(at + 3, len(tokens))):
        countries = _OF_COUNTRY.get(_singular(tokens.word(index)))
        if countries is not None:
            return countries.get(tokens.word(index - 1))
    return None


def is_shared(word: str) -> bool:
    """Tell whether a folded word is the money of several countries: "dollars"."""
    return _singular(word) in _OF_COUNTRY


def _singular(word: str) -> str:
    return _PLURALS.get(word) or word.removesuffix("s")
