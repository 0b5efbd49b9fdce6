"""What each kind of requirement needs to know, one model a kind; unknown keys are refused.

A policy's YAML is written by strangers to this code, so every key is named here with what it means. Numbers of
thresholds and lengths also stand in the requirement's anchor, and `checks.prove` holds the two against each other.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from reviewer.records import Kind, Role

MemberKind = Literal["enterprise", "university", "institute", "other"]


class Params(BaseModel):
    """The base of all: frozen, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Threshold(Params):
    """A fact against a bound. `value` is canonical (yuan, fraction, count, months); `low` and `high` for a range.

    `measure` is the policy's own word for the quantity; `besides_lead` counts members without the lead; `reach` keeps
    only what each lead must hold by itself.
    """

    fact: str
    comparator: Literal[">=", ">", "<=", "<", "range"] = ">="
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    measure: str = ""
    besides_lead: bool = False

    @model_validator(mode="after")
    def has_its_bound(self) -> Threshold:
        """A range needs both ends, anything else one value."""
        if (self.comparator == "range") != (self.low is not None and self.high is not None and self.value is None):
            raise ValueError("a range has low and high, any other bound has value")
        return self


class Share(Params):
    """A share of members: `among` of these types, `where` a sentence or a place says so, against a bound."""

    among: tuple[MemberKind, ...] = ()
    region: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    comparator: Literal[">=", ">"] = ">="
    value: float


class Locality(Params):
    """Where the lead is registered: names inside, names that lie partly inside, the first digits of a code issued there."""

    inside: tuple[str, ...]
    code: str = ""
    unsure: tuple[str, ...] = ()


class Presence(Params):
    """An arrangement of `corpus/arrangements.yaml` and who must hold it.

    `where` are the roles that must hold it: when one is there, read whole and silent, the verdict is not_met; when none
    was handed in, not_stated. `also` are roles that may show it. `by` names a rule over facts that decides instead of words.
    `about: lead` keeps what is said of the lead only, by its names or in its own row or section, `about: chief` reads the
    chief scientist's name as that word; `plain` where the
    policy's own words, said by the parties, make it; `when` is a pattern that must be said for it to arise, `otherwise`
    one that says it does not.
    """

    arrangement: str = ""
    where: tuple[Role, ...] = ()
    also: tuple[Role, ...] = ("application", "plan", "agreement", "evidence", "other", "commitment")
    by: Literal["words", "platform", "types", "layers", "independent", "named"] = "words"
    about: Literal["", "lead", "chief"] = ""
    plain: bool = False
    when: str = ""
    otherwise: str = ""
    levels: tuple[str, ...] = ()
    types: tuple[tuple[MemberKind, ...], ...] = ()
    fact: str = ""

    @model_validator(mode="after")
    def has_its_arrangement(self) -> Presence:
        """Every presence can be said in words, so every one names its arrangement."""
        if not self.arrangement:
            raise ValueError("presence needs an arrangement")
        return self


class Section(Params):
    """A section of a document: titles that mean it, and its sub-sections, each as titles that mean it.

    A title is words that a heading holds, or a meaning of `corpus/headings.yaml` (`@background`); the first one names it.
    Sentences that hold all `words`, or that make the `arrangement`, are its content under any heading; so is the list of
    members where it is a `roster`.
    """

    role: Role
    titles: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...] = ()
    words: tuple[str, ...] = ()
    arrangement: str = ""
    roster: bool = False


class DocumentParams(Params):
    """A document of a role; `attached` when it must come with the form; `recommends` for a recommending unit's opinion.

    An opinion may be a sealed box of the form or a paper of its own, known by `titles`.
    """

    role: Role
    attached: bool = False
    recommends: bool = False
    titles: tuple[str, ...] = ()


class FieldParams(Params):
    """Cells of the form: `labels` (each as the ways forms print it), or a `table` with at least one row, or a `column`."""

    labels: tuple[tuple[str, ...], ...] = ()
    table: Literal["", "team", "platforms", "members"] = ""
    column: Literal["", "uscc", "statement", "layer", "registration"] = ""
    role: Role = "application"


class Length(Params):
    """An upper bound in characters, of a form's cell or of every member's statement."""

    maximum: int
    labels: tuple[str, ...] = ()
    column: Literal["", "statement"] = ""


class SignatureParams(Params):
    """Who must have signed or sealed what. `agent` where the policy lets an authorised agent sign.

    `opinion` where the block is an opinion's, which must be written as well as sealed.
    """

    role: Role
    of: tuple[Literal["members", "lead", "recommender"], ...]
    need: tuple[Literal["signed", "sealed", "dated"], ...]
    agent: bool = False
    opinion: bool = False


class MatchParams(Params):
    """Two sides that must agree: member totals with their parts and rows, or platform counts with the list.

    Beyond `list_up_to` members the form asks for the main ones only. Platforms of a level `below` do not count.
    """

    of: Literal["members", "platforms", "party_names"]
    levels: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    list_up_to: int = 0


class Naming(Params):
    """The pattern a name must satisfy, a regular expression."""

    fact: str
    pattern: str


class Option(Params):
    """A value that must be one of a list; `options` maps each to the words that plainly name it or a part of it.

    `labels` are what forms and sentences call the value, where no fact carries it.
    """

    fact: str
    options: dict[str, tuple[str, ...]]
    labels: tuple[str, ...] = ()


class Exclusion(Params):
    """What must not be: members controlled by the lead, or arbitration beside litigation."""

    of: Literal["controlled_members", "both_dispute_ways"]


class Judgement(Params):
    """What a person must weigh: words that lead to the passages an expert should read, and words each must hold."""

    terms: tuple[str, ...] = Field(min_length=1)
    about: Literal["lead", "members", "enterprises", "research", "chief", "all"] = "all"


class Post(Params):
    """A duty after approval: in the ledger, never a finding."""


MODELS: dict[Kind, type[Params]] = {
    "threshold": Threshold,
    "share": Share,
    "locality": Locality,
    "presence": Presence,
    "section": Section,
    "document": DocumentParams,
    "field": FieldParams,
    "length": Length,
    "signature": SignatureParams,
    "match": MatchParams,
    "naming": Naming,
    "option": Option,
    "exclusion": Exclusion,
    "judgement": Judgement,
    "post": Post,
}
