"""How forms are drawn: label above, hint, control, error below with icon and words (named by FORM_RENDERER)."""

from django.forms.renderers import TemplatesSetting


class ExchangeRenderer(TemplatesSetting):
    """`{{ form }}` draws the error summary and all fields; `{{ form.x.as_field_group }}` draws one."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
