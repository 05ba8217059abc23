"""The demonstration's news, in Vietnamese and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from marketplace.content.actions.publish_news import Words
from marketplace.demonstration.words import ENGLISH_MARK, MARK


@dataclass(frozen=True)
class Piece:
    """One piece by language code, and how its picture is drawn."""

    slug: str
    words: Mapping[str, Words]
    drawing: tuple[str, str, int]


NEWS = (
    Piece(
        slug="mua-mang-cau",
        words={
            "vi": Words(
                "Mãng cầu núi Bà Đen vào mùa",
                f"Vườn quanh chân núi bắt đầu hái lứa đầu; hàng loại 1 có trên sàn mỗi sáng. {MARK}",
                "<p>Lứa mãng cầu đầu mùa đã hái được ở các xã quanh núi. "
                "Người bán đăng giá theo loại, ghi rõ ngày hái; đơn đặt trước 9 giờ thường giao trong ngày.</p>",
            ),
            "en": Words(
                "Custard apples of Bà Đen mountain are in season",
                f"The orchards at its foot are picking their first fruit; grade 1 is on the exchange every morning. {ENGLISH_MARK}",
                "<p>The first custard apples of the season have been picked in the communes around the mountain. "
                "Sellers price them by grade and state the day of picking; orders placed before nine usually arrive the same day.</p>",
            ),
        },
        drawing=("custard_apple", "#7FA65A", 4),
    ),
    Piece(
        slug="banh-trang-phoi-suong",
        words={
            "vi": Words(
                "Một đêm với lò bánh tráng phơi sương",
                f"Bánh được tráng từ chiều, nướng rồi đem phơi đúng lúc sương xuống. {MARK}",
                "<p>Nghề bánh đi theo con sương: phơi sớm bánh khô, phơi muộn bánh ướt. Mỗi lò giữ một cách canh giờ riêng.</p>",
            ),
            "en": Words(
                "A night with the makers of dew-softened rice paper",
                f"The sheets are spread in the afternoon, toasted, and laid out just as the dew falls. {ENGLISH_MARK}",
                "<p>The craft follows the dew: laid out too early, the sheets stay dry; too late, they turn wet. "
                "Every workshop has its own way of telling the hour.</p>",
            ),
        },
        drawing=("rice_paper", "#F4EAD0", 2),
    ),
    Piece(
        slug="ban-hang-bang-dien-thoai",
        words={
            "vi": Words(
                "Đăng chào bán đầu tiên chỉ với điện thoại",
                f"Năm ô cần điền, vài tấm ảnh, và một lần cán bộ xem lại trước khi lên sàn. {MARK}",
                "<p>Hồ sơ đăng ký điền trên điện thoại, chụp hai giấy tờ. "
                "Khi được duyệt, người bán đăng hàng và được nhắc xác nhận lại mỗi tháng.</p>",
            ),
            "en": Words(
                "Your first offer, with nothing but a phone",
                f"Five fields to fill in, a few photos, and one look by an officer before it is on sale. {ENGLISH_MARK}",
                "<p>The dossier is filled in on the phone, with photos of two papers. "
                "Once approved, sellers post their goods and are reminded every month to confirm them.</p>",
            ),
        },
        drawing=("landscape", "#6E9A6A", 1),
    ),
)
