"""The kinds of certificates that goods of Vietnam have; what the state changes afterwards is changed in the admin."""

from django.db import migrations

# Code, name, name in English, short name, short name in English, levels, months, covers. The order is that of worth to buyers.
# OCOP: Decision 919/QĐ-TTg, results stand for 36 months; its first two stars are the province's advice and go on no label.
# VietGAP: Circular 48/2012/TT-BNNPTNT, two years. GLOBALG.A.P.: a year. Organic: TCVN 11041, Decree 109/2018/NĐ-CP, two years.
# HACCP (TCVN 5603) and ISO 22000: three years. Food safety: Decree 15/2018/NĐ-CP and Circular 38/2018/TT-BNNPTNT, three years.
# Indications and marks: Law on intellectual property; the right to use one has the days that its owner's paper says.
# Rural industry: Circular 26/2014/TT-BCT, judged every two years. Hàng Việt Nam chất lượng cao: voted for one year.
KINDS = (
    ("ocop", "Sản phẩm OCOP", "OCOP product", "OCOP", "OCOP", (3, 5), 36, "goods"),
    ("organic", "Sản phẩm hữu cơ (TCVN 11041)", "Organic product (TCVN 11041)", "Hữu cơ", "Organic", None, 24, "goods"),
    ("globalgap", "GlobalG.A.P.", "GLOBALG.A.P.", "GlobalG.A.P.", "GLOBALG.A.P.", None, 12, "goods"),
    ("vietgap", "VietGAP", "VietGAP", "VietGAP", "VietGAP", None, 24, "goods"),
    ("gi", "Quyền sử dụng chỉ dẫn địa lý", "Right to use a geographical indication", "Chỉ dẫn địa lý", "Geographical indication", None, None,
     "goods"),
    ("certification-mark", "Quyền sử dụng nhãn hiệu chứng nhận", "Right to use a certification mark", "Nhãn hiệu chứng nhận",
     "Certification mark", None, None, "goods"),
    ("collective-mark", "Quyền sử dụng nhãn hiệu tập thể", "Right to use a collective mark", "Nhãn hiệu tập thể", "Collective mark", None, None,
     "goods"),
    ("rural-industry", "Sản phẩm công nghiệp nông thôn tiêu biểu", "Outstanding product of rural industry", "CNNT tiêu biểu",
     "Rural industry award", None, 24, "goods"),
    ("hvnclc", "Hàng Việt Nam chất lượng cao", "High quality Vietnamese goods", "HVN chất lượng cao", "High quality VN goods", None, 12, "goods"),
    ("halal", "Halal", "Halal", "Halal", "Halal", None, 12, "goods"),
    ("iso-22000", "Hệ thống quản lý an toàn thực phẩm ISO 22000", "Food safety management ISO 22000", "ISO 22000", "ISO 22000", None, 36, "all"),
    ("haccp", "Hệ thống HACCP", "HACCP system", "HACCP", "HACCP", None, 36, "all"),
    ("food-safety", "Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm", "Certificate of premises fit for food safety",
     "Cơ sở đủ ATTP", "Food-safe premises", None, 36, "all"),
)


def fill(apps, schema_editor):
    kind = apps.get_model("seller_certificates", "CertificateKind")
    for position, (code, name, name_en, short, short_en, levels, months, covers) in enumerate(KINDS, start=1):
        low, high = levels or (None, None)
        kind.objects.update_or_create(
            code=code,
            defaults={
                "name": name,
                "name_en": name_en,
                "short_name": short,
                "short_name_en": short_en,
                "lowest_level": low,
                "highest_level": high,
                "months_valid": months,
                "covers": covers,
                "position": position * 10,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("seller_certificates", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
