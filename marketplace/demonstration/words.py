"""Names and sentences of invented people and firms; every name of a person, firm or stall says what it is."""

MARK = "(dữ liệu minh hoạ)"
SHORT_MARK = "(minh hoạ)"
ENGLISH_MARK = "(demonstration data)"

FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Phan", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
MIDDLE_NAMES = ("Thị", "Văn", "Minh", "Ngọc", "Thanh", "Hữu", "Kim", "Quốc", "Mỹ", "Đức")
GIVEN_NAMES = (
    "Hoa",
    "Lan",
    "Hùng",
    "Tâm",
    "Phúc",
    "Hạnh",
    "Dũng",
    "Liên",
    "Sang",
    "Út",
    "Bảy",
    "Tư",
    "Nga",
    "Khoa",
    "Vinh",
    "Thảo",
    "Ánh",
    "Đào",
    "Ân",
    "Yến",
)
FIRM_NAMES = (
    "Nắng Mới",
    "Đồng Xanh",
    "Phù Sa",
    "Hương Quê",
    "Sao Mai",
    "Bình Minh",
    "Lúa Vàng",
    "Mộc An",
    "Thảo Nguyên",
    "Suối Trong",
    "Gió Lành",
    "Vườn Nhà",
    "Trăng Rằm",
    "Sen Hồng",
    "Cánh Cò",
    "Bến Nước",
    "Khói Bếp",
    "Mái Lá",
    "Rẫy Xanh",
    "Hạt Ngọc",
    "Nhà Mình",
    "Sông Quê",
    "Ban Mai",
    "Đất Lành",
)
HOUSEHOLD_CALLS = ("Cô", "Chú", "Út", "Năm", "Ba", "Tư", "Bảy", "Dì", "Anh Hai", "Chị Sáu")
STREETS = (
    "Cách Mạng Tháng Tám",
    "Nguyễn Huệ",
    "Trưng Nữ Vương",
    "Võ Thị Sáu",
    "Hùng Vương",
    "Lê Lợi",
    "Điện Biên Phủ",
    "Hoàng Lê Kha",
    "Tua Hai",
    "Châu Văn Giác",
)
QUARTERS = ("ấp 1", "ấp 2", "ấp 3", "ấp 4", "khu phố 1", "khu phố 2", "khu phố 3", "khu phố 5")

OPENINGS = (
    "Làm tại nhà, mỗi mẻ nhỏ nên luôn mới.",
    "Hàng của vườn nhà, hái theo đơn trong ngày.",
    "Cơ sở làm nghề đã nhiều năm, giữ cách làm cũ.",
    "Hàng chọn kỹ, đóng gói sạch, ghi rõ ngày.",
    "Nhận đơn sỉ và lẻ, có xe giao quanh vùng.",
)
MIDDLES = (
    "Không dùng chất bảo quản; nếu giao xa xin đặt trước một ngày.",
    "Bà con lấy nhiều xin gọi trước để được chuẩn bị.",
    "Hình vẽ minh hoạ; hàng thật có thể khác đôi chút về màu.",
    "Bảo quản nơi khô mát, mở ra dùng trong vài ngày.",
    "Được kiểm tra hàng khi nhận, không đúng thì trả lại.",
)
NOTES = ("Giao trong 2–3 ngày", "Giao quanh xã trong ngày", "Nhận tại kho buổi sáng", "Gọi trước khi đến lấy", "")
INTRODUCTIONS = (
    "Chúng tôi làm nghề ở quê, bán thứ mình làm ra.",
    "Gom hàng của bà con trong xóm, chọn loại tốt rồi mới đăng bán.",
    "Làm ít mà kỹ. Ai cần xem tận nơi cứ gọi trước.",
    "Hợp tác nhiều hộ, có sổ ghi từng mẻ hàng.",
)
