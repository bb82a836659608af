"""One thing an audit does not accept."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`rule` from the audit's own short list, `where` names the item, `detail` gives figures."""

    rule: str
    where: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.rule}: {self.where} {self.detail}".rstrip()


def rules(findings: list[Finding]) -> set[str]:
    """Which rules were broken."""
    return {finding.rule for finding in findings}
