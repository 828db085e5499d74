# Messages to the city's office or a school, and the answers (F-50).

## The flow's name and ways

menu-message = Viết cho thành phố
flow-title-message = Viết cho thành phố hoặc trường (窓口・学校への連絡)
start-message = Bạn có thể viết cho văn phòng thành phố hoặc trường của con bạn. Vui lòng không dùng cho việc khẩn cấp hoặc để báo nghỉ học.
saved-message = Chúng tôi đã nhận được nội dung của bạn. Khi có trả lời, chúng tôi sẽ thông báo.
confirm-message = Gửi nội dung này?
button-message = Gửi nội dung
messages-full = Hôm nay bạn đã gửi đủ số lần cho phép. Vui lòng thử lại vào ngày mai hoặc gọi điện. { contact-registration }

## Words in the talk that nothing understood

message-offer = Bạn cũng có thể chuyển nguyên văn nội dung vừa gõ đến văn phòng thành phố hoặc trường. Khi nguy hiểm đến tính mạng, hãy gọi 110 hoặc 119.
button-tell = Chuyển nội dung này
message-typed = Nội dung bạn gõ sẽ được chuyển nguyên văn. Nội dung gõ trong LINE cũng được lưu tại LINE. Tên, bệnh tật và các việc riêng có thể viết trên trang của chúng tôi, không lưu lại tại LINE.

## The questions

field-message-to = Gửi đến
ask-message-to = Bạn muốn gửi đến đâu?
message-to-office = Văn phòng thành phố
field-message-text = Nội dung (内容)
ask-message-text = Vui lòng viết điều bạn muốn nói.
hint-message-text = Tối đa 5000 ký tự. Vui lòng không viết mật khẩu hoặc mã PIN.

## Before it is sent

message-seen-office = Nhân viên thành phố sẽ đọc. Có thể chuyển cho phòng khác hoặc trường (khi đó chúng tôi sẽ thông báo). Trả lời vào ngày làm việc, trong giờ hành chính. Nếu cần gấp: { contact-registration }
message-seen-school = Giáo viên và nhân viên của { $school } sẽ đọc. Có thể chuyển cho văn phòng thành phố (khi đó chúng tôi sẽ thông báo). Trả lời vào ngày trường mở cửa. Nếu cần gấp, vui lòng gọi điện cho trường: { $phone }
message-danger = Khi nguy hiểm đến tính mạng, đừng viết ở đây: hãy gọi 110 (cảnh sát) hoặc 119 (cứu hỏa, cấp cứu).

## What is told of an answer, in LINE and by mail. { $from }: the office or the school; { $url }: where it is read

message-answered-subject = Có trả lời từ { $from }
message-answered = { $from } đã trả lời bạn. Để bảo vệ thông tin cá nhân, vui lòng đọc tại trang này:
    { $url }
message-answered-text = { $from } đã trả lời bạn.
    { $text }
    Xem toàn bộ trao đổi hoặc viết tiếp: { $url }
message-answered-card = Bạn có thể xem toàn bộ trao đổi hoặc viết tiếp.
button-read-message = Đọc
message-handed-subject = Nội dung của bạn đã được chuyển cho { $to }
message-handed = { $from } đã chuyển nội dung của bạn cho { $to }. { $to } sẽ trả lời bạn.
    { $url }
message-handed-card = { $to } sẽ trả lời bạn.

## The pages

mine-write = Văn phòng và trường học
messages-title = Nội dung đã viết và trả lời
messages-none = Chưa có nội dung nào.
message-state-open = Đang chờ trả lời
message-state-answered = Đã trả lời
message-state-closed = Đã kết thúc
message-by-you = Bạn
message-by = { $from }
message-handed-line = Đã chuyển cho { $to }
message-further = Viết tiếp

## What is held about somebody, and how long what is kept: as the same in pages.ftl

held-messages = Nội dung gửi văn phòng, trường và trả lời
held-message = Nội dung
held-window = Với
kept-messages = Nội dung gửi văn phòng, trường và trả lời (tính từ lần cuối)
