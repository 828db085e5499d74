## The staff's pages.

console-title = Trang dành cho nhân viên
console-lead = Tại đây, nhân viên của trường, Ủy ban giáo dục và Thành phố gửi thông báo, xem thông báo đã đến những ai và ai đã đọc.
console-api = Gửi và thống kê
console-api-text = Việc gửi, hủy và thống kê thông báo được thực hiện qua API quản trị bằng mã token của nhân viên. Cách sử dụng có ở trang sau:
