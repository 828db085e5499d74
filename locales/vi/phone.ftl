# A telephone number, for the school to call when nothing else arrives.

# The flow: its title, its button in LINE (at most 40 letters), how it begins and ends.
flow-title-phone = Đăng ký số điện thoại (電話番号の登録)
menu-phone = Số điện thoại
start-phone = Quý vị có thể đăng ký số điện thoại để nhà trường gọi khi thông báo không đến được hoặc khi cần trả lời gấp. Không bắt buộc. Chỉ trường của con quý vị và nhân viên gửi thông báo cho trường đó xem được số này.
saved-phone = Đã lưu số điện thoại.
# Its only question; nobody has to answer.
field-phone = Số điện thoại (電話番号)
ask-phone = Vui lòng nhập số điện thoại.
hint-phone = Ví dụ: 090-1234-5678. Chỉ dùng để nhà trường liên lạc. Để trống thì số đã đăng ký sẽ bị xóa.
wrong-phone = Vui lòng nhập số điện thoại ở Nhật Bản kèm mã vùng, ví dụ 090-1234-5678.
# In the export of everything that is held about a person.
held-phone = Số điện thoại
held-calls = Cuộc gọi từ nhà trường
held-called-at = Thời điểm gọi
