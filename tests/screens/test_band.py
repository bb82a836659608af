"""The band on top: what is being done and where one is, at every size a person changes to."""

import pytest
from PySide6.QtCore import QRectF

from tests.screens.panels import Setting
from tests.screens.stage import Stage, every_item

LONG_NAMED = "1.000689"
STEPS = range(4)


def band_words(stage: Stage) -> list[QRectF]:
    """Where the words of the band stand."""
    (band,) = (
        item
        for item in every_item(stage.window.contentItem())
        if item.metaObject().className().startswith("Band_") and item.isVisible()
    )
    return [
        QRectF(item.x(), item.y(), item.width(), item.height())
        for item in band.childItems()
        if item.property("text")
    ]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("before", STEPS)
def test_its_words_never_lie_on_each_other_when_the_size_changes(stage, before, step):
    stage.dress(Setting(step=before))
    stage.reset()
    first = stage.procedures[LONG_NAMED].parts[0].questions[0]
    stage.take("question", LONG_NAMED, first.name)
    stage.settle()
    stage.views.appearance.setStep(step)
    stage.settle()
    left, right = band_words(stage)
    assert not left.intersects(right)
