"""Which currency stands beside a number: a sign, a code, "Australian dollars"?"""

from __future__ import annotations

from discrepant.tokens import Tokens, table

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
    "₡": "CRC",
    "₾": "GEL",
    "₭": "LAK",
    "₵": "GHS",
    "₸": "KZT",
    "₮": "MNT",
    "₼": "AZN",
    "₲": "PYG",
    "₨": "INR",
    "฿": "THB",
    "₿": "BTC",
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

_SMALL_LETTERS = frozenset({"c", "hk", "nz", "ca", "au"})  # no words either

_CODES = table(
    "USD EUR GBP JPY CNY RUB UAH CHF CAD AUD NZD HKD SGD INR KRW MXN BRL ZAR SEK NOK DKK PLN CZK "
    "HUF TRY ILS SAR AED QAR KWD EGP LBP NGN PKR BDT THB MYR IDR PHP VND MNT KZT GEL BGN RON KPW "
    "IRR IQD SYP AFN KES GHS ARS CLP COP PEN"
)
_NAMES = {
    "Rs": "INR",
    "RS": "INR",
    "Rmb": "CNY",
    "RM": "MYR",
    "NKr": "NOK",
    "Nkr": "NOK",
    "SKr": "SEK",
    "Skr": "SEK",
    "DKr": "DKK",
    "Dkr": "DKK",
}  # "Rm 12" is a room
# Codes that are no words in small letters either: "rmb 10", "20 usd".
_SMALL_CODES = {
    "rmb": "CNY",
    **{code.lower(): code for code in "USD EUR GBP JPY CNY CHF AUD NZD HKD INR KRW MYR".split()},
}
_WRITTEN = {code: code for code in _CODES} | _NAMES | _SMALL_CODES
# "30 MUSD", as in the reports of firms.
_CENTS = frozenset({"cent", "cents", "c"})
_MILLIONS = {f"M{code}": code for code in "USD EUR GBP AUD CAD CHF SEK NOK DKK".split()}
# Words before the figure, as in "ringgit 42" and "Rupees 500".
_WORDS_BEFORE = {
    **dict.fromkeys(("ringgit", "ringgits"), "MYR"),
    **dict.fromkeys(("rupee", "rupees"), "INR"),
    **dict.fromkeys(("naira", "nairas"), "NGN"),
    "dollar": "USD",
}
_BEFORE_WORDS = table("malaysian malaysia indian at for cost costs paid about")
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
    code = _code(tokens, index)
    if code is not None:
        # "17 USD 25" has its code before, "RMB 10 USD 20" has two.
        after_number = tokens.is_number(index - 1) and _code(tokens, index - 2) is None
        return None if after_number and not tokens.touches(at) else (code, index)
    code = _WORDS_BEFORE.get(tokens.word(index))
    if code is None or not (index == 0 or tokens.word(index - 1) in _BEFORE_WORDS):
        return None
    alone = tokens.word(at + 1) in ("", ".", ",", ";", ")", "million", "billion", "crore", "lakh")
    return (code, index) if alone else None


def _code(tokens: Tokens, at: int) -> str | None:
    if at < 0:
        return None
    return _WRITTEN.get(tokens.raw(at))


def after(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return the currency of the sign or code at token `at`, and where it ends: "20 €"."""
    word = tokens.word(at)
    sign_ = SIGNS.get(word)
    if sign_ is not None and (not tokens.is_number(at + 1) or tokens.word(at + 2) in _CENTS):
        return sign_, at + 1  # "10 $ 30 cent" too
    if word == "$" and tokens.is_number(at + 1) and tokens.touches(at):
        return None
    if not word:
        return None
    if word in DOLLARS and tokens.word(at + 1) == "$" and tokens.touches(at + 1):
        own = tokens.touches(at) or not tokens.is_number(at + 2)  # "3.14US$"
        return (DOLLARS[word], at + 2) if own else None
    code = _code(tokens, at)
    if code is None:
        return None
    if tokens.is_number(at + 1) and (tokens.touches(at + 1) or _code(tokens, at - 2) is not None):
        return None  # "3 USD50 cards", "RMB 10 USD 20"
    return code, at + 1


def millions(tokens: Tokens, at: int) -> str | None:
    """Return the currency of "MUSD" and "MEUR", which count by the million."""
    return _MILLIONS.get(tokens.raw(at)) if tokens.word(at) else None


def is_code(tokens: Tokens, at: int) -> bool:
    """Tell whether token `at` is a code or a short name: "USD", "Rs"."""
    return _code(tokens, at) is not None


def is_money(tokens: Tokens, at: int) -> bool:
    """Tell whether token `at` is a code, or a word such as "Rupees" behind a number."""
    if _code(tokens, at) is not None:
        return True
    word = tokens.word(at)
    return (word in _WORDS_BEFORE or is_shared(word)) and tokens.is_number(at - 1)


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
    small = len(word) < 3 and not tokens.is_capital(at) and word not in _SMALL_LETTERS
    if small or (word == "a" and not tokens.touches(after_)):
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
