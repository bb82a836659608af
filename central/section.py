"""One table of central.toml."""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """One table of central.toml; unknown keys are errors, so a typo is seen."""

    model_config = ConfigDict(frozen=True, extra="forbid")
