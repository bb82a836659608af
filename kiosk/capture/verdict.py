"""What can be said of a picture of a paper, in words of a closed list."""

from typing import Literal

Doubt = Literal["cut", "dark", "glare", "blurred", "blank"]
"""Of a page that may be used all the same: the person decides."""
Refusal = Literal["too_large", "not_a_picture", "damaged", "no_sheet", "too_small"]
"""Why there is no page."""
