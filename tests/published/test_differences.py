"""What changed is shown line by line, with a little around it."""

from portal.published.differences import differences


def test_the_same_words_have_no_differences():
    assert differences("a\nb", "a\nb") == ()


def test_new_and_gone_lines_stand_together_and_what_is_far_is_left_out():
    before = "\n".join(str(number) for number in range(20))
    after = before.replace("\n3\n", "\ndrei\n").replace("\n17\n", "\n")

    lines = [(line.kind, line.text) for line in differences(before, after)]

    assert ("gone", "3") in lines
    assert ("new", "drei") in lines
    assert ("gone", "17") in lines
    assert ("gap", "…") in lines
    assert ("same", "10") not in lines
