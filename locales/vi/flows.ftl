# The questions' fields: the documents' names, the questions, hints, choices, and what was wrong.

## Fields, by the names of the source documents (A-25, A-27, B-25)

field-email = Địa chỉ email (メールアドレス)
field-family-name = Họ (姓)
field-given-name = Tên (名)
field-privacy = Chính sách bảo vệ thông tin cá nhân (個人情報保護方針)
field-terms = Điều khoản sử dụng (利用規約)
field-family-kana = Họ bằng Kana (セイ)
field-given-kana = Tên bằng Kana (メイ)
field-sex = Giới tính (性別)
field-birthday = Ngày tháng năm sinh (生年月日)
field-relationship = Mối quan hệ với người đăng ký (続柄)
field-child = Trẻ (こども)
field-school = Tên trường học (学校名)
field-grade = Khối / Năm học (学年)
field-class = Lớp (クラス)
field-clubs = Hội hoạt động (部活動)
field-groups = Các nhóm khác (その他のグループ)
field-attendance-number = Số thứ tự học sinh (出席番号)
field-school-code = Mã trường (学校コード)
field-topics = Thông báo từ Thành phố (市からのお知らせ)
field-school-channel = Nơi nhận thông báo từ Nhà trường (学校からのお知らせの届け先)
field-city-channel = Nơi nhận thông báo từ Thành phố (市からのお知らせの届け先)
field-bulk-mail = Nhận email liên lạc (連絡メールを受信する)
field-quiet-hours = Giờ tạm chưa gửi thông báo (お知らせを待つ時間)
field-address-slot = Số của địa chỉ (アドレスの番号)
field-address-owner = Địa chỉ của ai (だれのアドレスか)
field-employer-agrees = Sự đồng ý của nơi làm việc (お勤め先の了解)
field-address = Địa chỉ email (メールアドレス)
field-start-date = Ngày đầu tiên ở trường mới (新しい学校の初日)
field-moving-child = Trẻ (こども)
field-leave-why = Lý do hủy đăng ký (登録をやめる理由)
field-leave-day = Ngày chuyển đi (転出する日)

## Questions

ask-email = Vui lòng nhập địa chỉ email.
ask-family-name = Vui lòng nhập họ.
ask-given-name = Vui lòng nhập tên.
ask-privacy = Vui lòng đọc Chính sách bảo vệ thông tin cá nhân và chọn đồng ý.
ask-terms = Vui lòng đọc Điều khoản sử dụng và chọn đồng ý.
ask-family-kana = Vui lòng nhập cách đọc của họ bằng chữ Katakana.
ask-given-kana = Vui lòng nhập cách đọc của tên bằng chữ Katakana.
ask-sex = Vui lòng chọn giới tính.
ask-birthday = Vui lòng chọn hoặc nhập ngày tháng năm sinh.
ask-relationship = Bạn là gì của trẻ? Vui lòng chọn mối quan hệ.
ask-child = Vui lòng chọn trẻ.
ask-school = Vui lòng chọn trường, hoặc nhập một phần tên trường.
ask-grade = Vui lòng chọn khối.
ask-class = Vui lòng chọn lớp.
ask-clubs = Hãy chọn hội hoạt động (câu lạc bộ) mà trẻ tham gia, rồi nhấn "Tiếp theo" (次へ).
ask-groups = Hãy chọn các nhóm mà trẻ tham gia, rồi nhấn "Tiếp theo" (次へ).
ask-attendance-number = Vui lòng nhập số thứ tự học sinh.
ask-school-code = Vui lòng nhập mã trường ghi trong giấy do trường phát.
ask-topics = Hãy chọn những thông báo muốn nhận, rồi nhấn "Tiếp theo" (次へ). Dấu ✓ là thông báo bạn sẽ nhận.
ask-school-channel = Bạn muốn nhận thông báo từ Nhà trường ở đâu? Dấu ✓ là cài đặt hiện tại.
ask-city-channel = Bạn muốn nhận thông báo từ Thành phố ở đâu? Dấu ✓ là cài đặt hiện tại.
ask-bulk-mail = Bạn có muốn nhận thông báo thường ngày qua email không? Dấu ✓ là cài đặt hiện tại.
ask-quiet-hours = Vui lòng chọn khoảng giờ tạm chưa gửi thông báo thường ngày. Dấu ✓ là cài đặt hiện tại.
ask-address-slot = Bạn muốn đăng ký hoặc thay đổi địa chỉ nào?
ask-address-owner = Địa chỉ này là của ai?
ask-employer-agrees = Để đăng ký địa chỉ email ở nơi làm việc, bạn cần được nơi làm việc đồng ý trước. Bạn đã được đồng ý chưa?
ask-address = Vui lòng nhập địa chỉ email.
ask-start-date = Ngày đầu tiên trẻ học ở trường mới là ngày nào?
ask-moving-child = Bạn muốn hủy việc chuyển trường của trẻ nào?
ask-leave-why = Vui lòng chọn lý do hủy đăng ký.
ask-leave-day = Bạn chuyển đi vào ngày nào?

## Hints, below the question

hint-email = Chúng tôi sẽ gửi email xác nhận đến địa chỉ này.
hint-address-slot = Thông báo qua email được gửi đến địa chỉ 1 và 2. Địa chỉ 3 và 4 dành cho dịch vụ khác, không nhận thông báo.
hint-address = Chúng tôi sẽ gửi email xác nhận (登録完了メール) đến địa chỉ này. Bạn cũng có thể đăng ký địa chỉ của người trong gia đình như ông bà, anh chị em.
hint-family-kana = Ví dụ: グエン (Nguyễn). Cũng có thể nhập bằng Hiragana.
hint-given-kana = Ví dụ: ホア (Hoa). Cũng có thể nhập bằng Hiragana.
hint-birthday = Ví dụ: 2018-04-02 (năm-tháng-ngày)
hint-class = Nếu tháng 4 chưa biết lớp, hãy chọn mục "chưa có lớp" (クラス未設定).
hint-attendance-number = Bạn không cần nhập số thứ tự học sinh.
hint-school-code = Nếu không biết mã trường, vui lòng liên hệ với trường.
hint-school-channel = Nếu không gửi được bằng cách bạn chọn, chúng tôi sẽ gửi bằng cách còn lại.
hint-city-channel = Nếu không gửi được bằng cách bạn chọn, chúng tôi sẽ gửi bằng cách còn lại.
hint-bulk-mail = Dù chọn "Không nhận", bạn vẫn nhận được qua email thông báo khẩn cấp liên quan đến tính mạng, thông báo nghỉ học tạm thời và thông tin an toàn.
hint-quiet-hours = Thông báo trong khoảng giờ này sẽ được gửi đến bạn sau khi hết giờ.
hint-start-date = Cho đến ngày hôm trước, bạn vẫn nhận thông báo từ trường hiện tại.
hint-leave-why = Nếu chọn "Ngừng sử dụng", đăng ký sẽ được hủy sau 7 ngày, phòng khi bạn nhấn nhầm. Trong thời gian đó, bạn có thể rút lại.
hint-leave-day = Bạn vẫn nhận được thông báo đến hết ngày này.

## Choices

sex-male = Nam
sex-female = Nữ
sex-unsaid = Không trả lời
relationship-father = Cha
relationship-mother = Mẹ
relationship-grandfather = Ông (nội/ngoại)
relationship-grandmother = Bà (nội/ngoại)
relationship-sibling = Anh hoặc chị
relationship-relative = Họ hàng khác
relationship-foster = Cha mẹ nuôi, giám hộ
relationship-other = Khác
# By which channel notices come; the labels of buttons.
channel-both = LINE và email
channel-line = Chỉ LINE
channel-mail = Chỉ email
# The switch 連絡メールを受信する.
bulk-mail-on = Nhận
bulk-mail-off = Không nhận
# In these hours ordinary notices wait.
quiet-hours-none = Không (mọi lúc)
quiet-hours-21-7 = 21 giờ đến 7 giờ
quiet-hours-22-6 = 22 giờ đến 6 giờ
quiet-hours-23-7 = 23 giờ đến 7 giờ
# One invitation for all of somebody's children.
invite-all = Tất cả các trẻ
# Slots of addresses: 1 and 2 get notices.
address-slot-1 = 1 (nhận thông báo)
address-slot-2 = 2 (nhận thông báo)
address-slot-3 = 3 (mục đích khác)
address-slot-4 = 4 (mục đích khác)
address-owner-own = Của tôi
address-owner-family = Gia đình
address-owner-work = Nơi làm việc
leave-why-moving = Rời khỏi thành phố
leave-why-unneeded = Ngừng sử dụng
grade-number = Khối { $grade }
# Kindergartens count by age.
grade-by-age = Khối { $grade } tuổi
class-unset = Khối { $grade } (chưa có lớp)
class-unset-by-age = Khối { $grade } tuổi (chưa có lớp)

## What was wrong with an answer

wrong-empty = Vui lòng nhập nội dung.
# { $max }: characters.
wrong-too-long = Nội dung quá dài. Vui lòng nhập tối đa { $max } ký tự.
wrong-email = Đây không phải là địa chỉ email đúng. Ví dụ: hanako@example.jp
wrong-kana = Vui lòng nhập bằng chữ Katakana (hoặc Hiragana). Ví dụ: グエン
wrong-date = Không đọc được ngày này. Ví dụ: 2018-04-02 (năm-tháng-ngày)
wrong-future = Ngày sinh này ở sau ngày hôm nay.
wrong-too-old = Ngày sinh này đã hơn 20 năm trước. Vui lòng nhập ngày sinh của trẻ.
wrong-past = Ngày này đã qua.
wrong-too-far = Ngày này còn hơn một năm nữa mới đến.
wrong-choice = Vui lòng chọn một trong các lựa chọn.
wrong-consent = Nếu bạn không đồng ý thì không thể đăng ký.
wrong-number = Vui lòng nhập số thứ tự học sinh bằng chữ số, tối đa 4 chữ số.
# { $left }: tries left.
wrong-code = Mã trường không đúng. Mã trên tờ hướng dẫn cũ hoặc của trường khác không dùng được: hãy hỏi nhà trường để nhận tờ mới. Bạn còn { $left } lần nhập nữa.
wrong-code-last = Mã trường không đúng. Do nhập sai 5 lần liên tiếp, bạn tạm thời không thể nhập nữa. Vui lòng hỏi nhà trường để nhận tờ hướng dẫn mới.
# { $until }: date and time.
wrong-code-locked = Hiện không thể nhập mã trường cho đến { $until }. Nếu gấp, vui lòng liên hệ với trường.
