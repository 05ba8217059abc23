"""How a form is drawn: label, hint and error belong to their control (WCAG 1.3.1, 3.3.1, 3.3.2)."""

from html.parser import HTMLParser

from django import forms
from django.utils.safestring import mark_safe
from django.utils.translation import override

from marketplace.design.samples.dossier import DossierSample

WRONG = {"phone": "0912", "email": "khong-phai-email", "price": "rẻ lắm", "quantity": "50", "delivery": "ship", "unit": "kg"}
CONTROLS = {"input", "select", "textarea"}


class Page(HTMLParser):
    """Every element of a drawn form with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    @property
    def ids(self) -> set[str | None]:
        return {attrs.get("id") for _tag, attrs in self.elements}

    @property
    def labelled(self) -> set[str | None]:
        return {attrs.get("for") for tag, attrs in self.elements if tag == "label"}

    @property
    def controls(self) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.elements if tag in CONTROLS]


def test_every_control_has_a_label_and_what_describes_it_exists() -> None:
    for form in (DossierSample(), DossierSample(WRONG)):
        page = Page(str(form))
        assert len(page.controls) >= len(form.fields)
        for control in page.controls:
            assert control["id"] in page.labelled, control
            for described in (control.get("aria-describedby") or "").split():
                assert described in page.ids, described


def test_a_wrong_field_says_so_in_words_beside_it_and_keeps_what_was_typed() -> None:
    with override("vi"):
        html = str(DossierSample(WRONG))
    page = Page(html)
    price = next(control for control in page.controls if control["id"] == "id_price")
    assert price["aria-invalid"] == "true"
    assert price["value"] == "rẻ lắm"
    assert "id_price_error" in (price["aria-describedby"] or "")
    assert "Ghi số tiền chẵn đồng" in html


def test_the_summary_links_to_every_wrong_field_and_takes_the_focus() -> None:
    form = DossierSample(WRONG)
    page = Page(str(form))
    links = {attrs["href"] for tag, attrs in page.elements if tag == "a"}
    assert {f"#{form[name].id_for_label or form[name].auto_id}" for name in form.errors if name != "__all__"} <= links
    assert any("autofocus" in attrs and attrs.get("tabindex") == "-1" for _tag, attrs in page.elements)


def test_a_form_without_errors_has_no_summary() -> None:
    assert "error-summary" not in str(DossierSample())


def test_what_was_typed_is_never_taken_for_markup() -> None:
    html = str(DossierSample({**WRONG, "legal_name": '"><script>alert(1)</script>', "note": "</textarea><script>x</script>"}))
    assert "<script" not in html


def test_a_label_with_a_link_in_it_is_cut_without_its_markup() -> None:
    class Consent(forms.Form):
        agree = forms.BooleanField(label=mark_safe('I accept: <a href="/a/long/address/of/the/text/that/is/accepted/">the text</a>'))

    html = str(Consent({}))
    summary = html.partition("</ul>")[0]
    assert "(I accept: the text)" in summary
    assert summary.count("<a ") == summary.count("</a>")
