"""Fields look to the byte as WTForms draws them."""

import pytest
from wtforms import BooleanField, Form, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length
from wtforms.widgets import Select
from wtforms.widgets.core import html_params

from portal.kernel.forms.drawing import attributes, quick_widget

CHOICES = [SelectChoice(*each) for each in (("", "All"), ("a&b", 'A "quoted" <word>'), ("c", "C"), (True, "Yes"), (3, ""))]


class SampleForm(Form):
    line = StringField("Line", [InputRequired(), Length(max=20)], default="<&'\"")
    tick = BooleanField("Tick", default=True)
    choice = SelectField("Choice", [InputRequired()], choices=CHOICES, default="a&b")
    grouped = SelectField("Grouped", choices=[SelectChoice("a", "A", optgroup="One"), SelectChoice("b", "B", optgroup="Two")])
    radio = RadioField("Radio", choices=CHOICES[1:3])


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"class_": "a b", "aria_label": "Hello", "data_x_y": 1},
        {"checked": True, "hidden": False, "title": "<\"'&>", "value": ""},
    ],
)
def test_attributes_are_written_as_wtforms_writes_them(values):
    assert attributes(**values) == html_params(**values)


def test_every_kind_of_field_is_drawn_as_wtforms_draws_it():
    plain, quick = SampleForm(), SampleForm()
    for field in quick:
        field.widget = quick_widget(field.widget)

    for one, other in zip(plain, quick, strict=True):
        assert str(one(class_="x")) == str(other(class_="x")), one.name
    assert type(quick.choice.widget) is not Select
    assert 'selected value="a&amp;b"' in str(quick.choice())
