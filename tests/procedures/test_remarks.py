from kiosk.procedures.remarks import Remark


def test_a_remark_is_one_line_for_the_author():
    remark = Remark("error", "1.001193", "fee.amount", "does not parse")
    assert str(remark) == "error: 1.001193: fee.amount: does not parse"
