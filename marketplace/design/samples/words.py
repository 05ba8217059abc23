"""Names that several samples use."""

COMMUNES = [
    ("", "—"),
    ("25459", "Phường Tân Ninh"),
    ("25708", "Phường Trảng Bàng"),
    ("25630", "Phường Hoà Thành"),
    ("25645", "Phường Long Hoa"),
    ("27694", "Phường Long An"),
    ("25486", "Xã Tân Biên"),
    ("25516", "Xã Tân Châu"),
    ("25552", "Xã Dương Minh Châu"),
    ("25585", "Xã Châu Thành"),
    ("27898", "Xã Đức Hoà"),
]
FORMER_NAMES = {"25459": "Thành phố Tây Ninh", "25552": "Huyện Dương Minh Châu", "27898": "Huyện Đức Hoà, Long An"}
UNITS = [("kg", "kg"), ("ta", "tạ"), ("tan", "tấn"), ("hop", "hộp"), ("goi", "gói"), ("chuc", "chục")]
