"""What may be said where other people stand beside the kiosk."""

from typing import Literal

Kind = Literal["public", "personal", "sensitive"]
"""public: questions, help, options, errors without the value, fees, where to go, queue number.
personal: names, birth dates, addresses, answers, the slip's number, names of sensitive procedures.
sensitive: full ID or account numbers, cause of death, disability, HIV, pregnancy, ethnicity, amount
of a benefit, PIN, a helper's badge."""


def may_say(kind: Kind, *, headphones: bool, asked: bool) -> bool:
    """Whether a text of this kind may be said now.

    `asked`: the person was told that others will hear it, and still asked for it. That never
    covers the sensitive kind: only headphones do.
    """
    if kind == "public":
        return True
    if kind == "personal":
        return headphones or asked
    return headphones
