"""What passes between the sign-up's form and its presenter: plain values, ready to be shown or to be judged."""

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """The fields a refusal can stand beside; FORM is for what concerns none of them."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    BIRTHDAY = "birthday"
    TERMS = "terms"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class SignUp:
    """The form as it was filled in; nothing is judged yet."""

    name: str
    phone: str
    email: str
    birthday: str
    terms: bool
    marketing: bool


@dataclass(frozen=True, slots=True)
class Prefill:
    """What is known already; `phone_known` when the number is a possible one and stays as it is."""

    name: str = ""
    phone: str = ""
    phone_known: bool = False
    email: str = ""
    birthday: str = ""
    marketing: bool = False


@dataclass(frozen=True, slots=True)
class CardFace:
    """The member card as it is painted; without a TapPass ID it is a preview. `level` as in the database (`SILVER`)."""

    shop: str
    name: str
    level: str
    level_words: str
    tap_pass_id: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Gains:
    """What joining gives today, in words; `face` previews the card."""

    points: str
    reasons: tuple[str, ...]
    face: CardFace


@dataclass(frozen=True, slots=True)
class CardShown:
    """The page of a member: what happened, the card, and what is on the account."""

    title: str
    text: str
    face: CardFace
    points: str
    linked: str = ""
