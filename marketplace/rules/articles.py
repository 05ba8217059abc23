"""Where each duty of publication of Decree 248/2026 (articles 4 to 16) is met: a policy and the place in it."""

# Article: (slug of the policy, anchor in its text). A test opens every one of them.
DECREE_248_2026: dict[int, tuple[str, str]] = {
    4: ("quy-che-hoat-dong", "dieu-4"),  # who owns the platform
    5: ("chinh-sach-bao-mat", "dieu-5"),  # personal data, eight points
    6: ("quyen-nghia-vu", "dieu-6"),  # rights and duties
    7: ("khieu-nai", "dieu-7"),  # complaints: channels, procedure, times, tools
    8: ("chinh-sach-gia", "dieu-8"),  # what prices include; fees
    9: ("quy-che-hoat-dong", "dieu-9"),  # conditions and limits
    10: ("thanh-toan", "dieu-10"),  # payment, vouchers
    11: ("xep-hang-hien-thi", "dieu-11"),  # ranking
    12: ("quy-che-hoat-dong", "dieu-12"),  # livestream
    13: ("giao-hang", "dieu-13"),  # delivery
    14: ("doi-tra", "dieu-14"),  # returns and refunds
    15: ("quy-che-hoat-dong", "dieu-15"),  # services of the platform
    16: ("quy-che-hoat-dong", "dieu-16"),  # termination
}
PRIVACY_POINTS = ("dieu-5-a", "dieu-5-b", "dieu-5-c", "dieu-5-d", "dieu-5-dd", "dieu-5-e", "dieu-5-g", "dieu-5-h")
